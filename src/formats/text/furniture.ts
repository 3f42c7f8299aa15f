/**
 * Words of the page around the captions, in the languages of the samples; each pattern is one habit of pages. They read the
 * line in lower case: folding the case in the expressions themselves takes far longer.
 */
const habits: readonly RegExp[] = [
  /^(?:image|photo|slide|foto|bild)?\s*\d{1,3}\s*(?:of|\/|de|von)\s*\d{1,3}$/u,
  /^(?:of|de|von|image|images|photos?|caption|close|live|video|news|share|tweet|email|print|comments?|advertisement|ad|sponsored|more|next|previous|back|menu|search|login|subscribe|loading|replay)$/u,
  /^(?:share|back to|view all|see all|view|show|hide|open|close|skip|jump|sign up|log in|subscribe|follow|click|tap|swipe|read more|more from|related|most read|most popular|trending|recommended|you may|don't miss|up next|now playing|play video|more videos|watch|listen|upcoming|newsletter|advertis|sponsor|story continues|article continues|continue reading|this story|download|print this|comments?\b|tags?\b|filed under|topics?)\b/u,
  /^(?:article|video|slideshow|gallery|audio|podcast|opinion|analysis|live updates?|note|correction|editor['’]s note|related|tags?|topics?|galería|vídeo|fotogalería|bildergalerie|fotostrecke|diaporama|galleria|galeria)\s*:/u,
  /^(?:lire aussi|à lire|leia também|leggi anche|lea también|lesen sie auch|mehr zum thema|auch interessant)(?!\p{L})/u,
  // Whose it is
  /^(?:©\s?)?(?:riproduzione riservata|tous droits réservés|alle rechte vorbehalten|todos los derechos|todos os direitos|all rights reserved|copyright\s|©\s?(?:copyright|\d{4}|dpa|afp|ap\b|the associated))/u,
  // When it was put there
  /^(?:posted|published|updated|last updated|last modified|modified|created|first published|publicado|actualizado|veröffentlicht|aktualisiert|publié|mis à jour|pubblicato|aggiornato|atualizado|stand)(?!\p{L})/u,
  /^\p{L}{3,10}\.?\s\d{1,2},\s\d{4}\s+(?:\|\s*)?(?:updated|published|posted|modified)\b/u,
  // A link to another story with its time: "Boat sinks in harbor Sep. 26, 2023, 4:12 p.m."
  /\d{4},\s\d{1,2}:\d{2}\s?[ap]\.?m\.?$(?<=^.{12,140}[\s,]\p{L}{3,9}\.?\s\d{1,2},\s\d{4},.{5,14})/u,
  // Under what terms
  /^(?:images?|photos?|pictures?|all (?:images|photos)) (?:are|is|may|can|must|should)\b.*\b(?:use|used|licen[cs]ed?|published|reproduced|copyright)\b/u,
  // What readers say
  /^.{2,40}\s\p{L}{3,9}\.?\s\d{1,2},\s\d{4},?\s\d{1,2}:\d{2}\s?(?:[ap]\.?m\.?)?\s?:/u,
  // Of a mail
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|datum|gesendet|betreff|de|para|asunto|fecha|objet|envoyé|fwd|fw)\s?:\s/u,
  /^on \p{L}{3,9},? .{6,160}\b(?:wrote|writes)\s?:$/u,
  /^(?:zum (?:haupt)?inhalt|aller au contenu|ir al contenido|saltar al contenido|pular para|ir para o conteúdo|vai al contenuto)/u,
  /^\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?|uhr|h)?$/u,
  /^(?:\p{L}{2,10}\s*[-–—|]\s*)?(?:\d+|an?)\s+(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)(?:\s+\d+\s+\p{L}+)?\s+ago$/u,
  /^\d{1,2}\s+\p{L}{3,10}\.?,?\s+\d{4}(?:,?\s+\d{1,2}[:.]\d{2}.{0,12})?$/u,
  /^\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,10}\s+(?:de\s+|del\s+)?\d{4}$/u,
  /^(?:\p{L}{3,10}\.?,?\s+)?\p{L}{3,10}\.?\s+\d{1,2},\s+\d{4}(?:\s+at\s+.{3,20}|,?\s*\d{1,2}[:.]\d{2}.{0,12})?$/u,
  /^(?:article|story|words|report)\s+by$/u,
  /^by\s/u,
  /\b(?:contributed to this (?:report|story|article)|information for this (?:article|story)|reporting (?:by|for)|wire (?:reports|services)|business writer|staff writer|associated press writer|con (?:datos|información) de|mit material von|avec agences|com informações)\b/u,
];

/** Habits that show in capitals, looked for in the line as it is set. */
const writtenHabits: readonly RegExp[] = [
  // Counters and rules: "1", "of", "1 / 24", "• • •"
  /^[\d\s/|.•·*–—_#-]+$/u,
  // Links to the gallery and to other pages
  /^\[.*\]$/u,
  /^\p{L}{2,12}\s[-–—|]\s(?:\p{L}{3,9},?\s)?\p{L}{3,9}\.?\s\d{1,2},\s\d{4}(?:,?\s.{0,16})?$/u,
  // Who wrote the story
  /^(?:by|article by|story by|words by|von|por|par|di|de nuestro|redacción|redaktion|text:|texte)\s+\p{Lu}/u,
  /^\p{Lu}{2}-\p{Lu}{2,}--/u,
];

const sections = new Set(
  'home news sport sports weather business opinion world politics culture travel arts tv radio menu more us uk life lifestyle tech video entertainment health science local obituaries e-edition money food'.split(
    ' ',
  ),
);

/** A page's sections in a row: `News | Sports | Weather`. */
function isRowOfSections(lower: string): boolean {
  const words = lower.replace(/(?:\s?[|·•/]\s?|\s)$/u, '').split(/\s?[|·•/]\s?|\s/u);
  return words.length >= 3 && words.every((word) => sections.has(word));
}

/** Page furniture: nothing of it is a caption, whatever stands around it. */
export function isFurniture(line: string): boolean {
  const lower = line.toLowerCase();
  return (
    isRowOfSections(lower) ||
    habits.some((habit) => habit.test(lower)) ||
    writtenHabits.some((habit) => habit.test(line))
  );
}
