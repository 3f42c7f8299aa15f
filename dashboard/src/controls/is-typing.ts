/** Whether a key that was pressed there is meant as text, and not as a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(?:checkbox|radio|range|button|submit)$/.test(target.type);
  return target.isContentEditable || /^(?:textarea|select)$/i.test(target.tagName);
}
