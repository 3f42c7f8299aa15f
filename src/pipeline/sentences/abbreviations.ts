/** Words the wires write with a full stop, by what may follow them; folded to lower case, without their last stop. */

/** A title or a short form that always stands before what it belongs to: the stop never ends a sentence. */
export const leaningAbbreviations: ReadonlySet<string> = new Set(
  [
    // titles and ranks
    'mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt cpl capt cmdr maj adm pvt pfc rev fr hon pres det insp supt asst',
    'atty dist amb ald mgr msgr sra srta dra sig dott ing arq lic avv mons exmo exma hr fr stellv mag mme mlle',
    // saints, streets and heights that lead a name
    'st ste sta sto mt ft pt',
    // before a number or a name
    'no nos nr núm num vol pp pag pág págs art sec fig approx ca ca vs v bzw inkl usw ggf evtl zzgl gegr geb sog d.h z.b u.a i.e e.g cf op',
    // months
    'jan feb mar apr jun jul aug sept sep oct nov dec okt dez ene abr ago dic janv févr avr juil déc fev mai set out gen mag giu lug ott',
    // directions and street kinds before their name
    'av avda ave. pza pl.',
  ]
    .join(' ')
    .split(' '),
);

/** Short forms that often stand last: the stop ends the sentence when a new one plainly begins. */
export const closingAbbreviations: ReadonlySet<string> = new Set(
  [
    // weekdays
    'mon tue tues wed thu thur thurs fri sat sun',
    // states and provinces, the wires' way
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo',
    'n.h n.j n.m n.y n.c n.d r.i s.c s.d w.va d.c ont que b.c n.s p.e.i alta sask man',
    // firms, people, places, hours
    'inc co corp ltd bros llc s.a s.p.a jr sr esq ph.d m.d ave blvd rd u.s u.k u.n e.u u.s.a ee.uu a.m p.m a.d b.c etc dept univ assn est',
  ]
    .join(' ')
    .split(' '),
);

/** Words that begin a sentence but hardly ever follow an abbreviation inside one. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  [
    'the a an this that these those he she it they we his her their its there here in on at but and as after before when while',
    'if for from with more most many some all both no not one two three four',
    'el la los las un una en se su sus lo esto esta este según tras',
    'der die das ein eine er sie es im in am auf bei nach vor mit seit wie auch',
    'le les des une il elle ils elles ce cette dans sur selon après avec',
    'o os as um uma ele ela eles no na segundo após',
    'gli i uno nel nella secondo dopo con',
  ]
    .join(' ')
    .split(' '),
);

/** What follows the stop of an ordinal in German (`am 3. Mai`, `der 2. Weltkrieg`), folded. */
export const afterOrdinals: ReadonlySet<string> = new Set(
  (
    'januar jänner jaenner februar märz maerz april mai juni juli august september oktober november dezember ' +
    'jan feb apr jun jul aug sept sep okt nov dez liga bundesliga weltkrieg jahrestag jahrhundert platz runde stock etage spieltag etappe'
  ).split(' '),
);

/** Abbreviations that are words too when written small: only a number keeps their sentence going (`years ago. Ada`, `5 ago. 2020`). */
export const wordsToo: ReadonlySet<string> = new Set(
  'no nos No Nos art set out sec fig mag mar ago mai gen dic sat sun op vol no'.split(' '),
);
