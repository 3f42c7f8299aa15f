/** What an item of a gallery is called while it is dragged. */
export const itemType = 'application/x-cutline-item';
