/** Refusals in Swedish, Danish and Norwegian; German and Dutch stand with the first ten languages. */
import { FEW, type Language, SOME } from './language.ts';

export const GERMANIC: readonly Language[] = [
  {
    code: 'sv',
    script: 'latin',
    folded: true,
    cues: 'inte ingen inga inget ej vet saknar osaker okant okand oklart omojligt utan tyvarr kanske tror troligen formodligen gissar gissning beklagar rekommenderar forslar kontrollera behover mer',
    moves: [
      [
        'decline',
        `(?:vet|kanner|minns)(?: jag)? ${SOME}(?:inte|ej)|(?:jag )?har(?: jag)? ${SOME}(?:ingen|inga|inget|inte) ${SOME}(?:information|uppgift\\p{L}*|kunskap\\p{L}*|data|aning|svar|tillgang|detaljer|kannedom|minne|kallor|underlag)|saknar jag|jag saknar|ingen aning|kall(?:a|an|or|orna) ${FEW}(?:namner|anger|uppger|sager) ${FEW}(?:inte|inget|ej)|(?:namns|anges|uppges|framgar) ${FEW}(?:inte|ej)|(?:information|uppgifter|data) saknas|utan tillgang till`,
      ],
      [
        'decline',
        `(?:jag )?kan(?: jag)? ${SOME}(?:inte|ej) ${SOME}(?:svara|saga|bekrafta|ge|hitta|avgora|faststalla|bedoma|ange|verifiera|hjalpa|identifiera|garantera|namnge|uppge|lamna|bestamma)|jag (?:vill|kommer|skulle) ${FEW}inte (?:gissa|spekulera|hjalpa|ge)|jag ar ${FEW}(?:inte ${FEW}(?:saker|bekant|medveten|insatt)|osaker)|jag (?:hittar|hittade|har hittat) (?:inte|ingen|inga)`,
      ],
      [
        'decline',
        `(?:ar|finns) ${FEW}(?:oklart|okan[dt]a?|omojligt|(?:inte|ingen|inga) ${FEW}(?:kan[dt]a?|klart|information|uppgifter|mojligt|tillganglig\\p{L}*|offentlig\\p{L}*))|^okan[dt]$|jag skulle (?:behova|fa) (?:gissa|sla upp|leta)|svart att (?:saga|avgora)`,
      ],
      [
        'ask-back',
        `(?:kan|skulle) du ${SOME}(?:fortydliga|precisera|ange|ge)|mer (?:information|sammanhang|detaljer)`,
      ],
      [
        'redirect',
        `(?:jag )?(?:rekommenderar|foreslar)|kontrollera|(?:officiella|palitliga) (?:kallor|webbplats\\p{L}*)`,
      ],
      ['courtesy', '^(?:tyvarr|beklagar|jag beklagar|forlat|ursakta|jag ar ledsen|som (?:ai|sprakmodell))'],
      [
        'unsure',
        'jag (?:tror|gissar|antar)|kanske|troligen|troligtvis|formodligen|sannolikt|mojligen|gissning\\p{L}*',
      ],
    ],
  },
  {
    code: 'da',
    script: 'latin',
    folded: true,
    cues: 'ikke ingen intet ved vet ukendt ukjent uklart usikker uden uten mangler desvaerre beklager kanskje maske tror anbefaler mere mer undskyld unnskyld antar gaetter gjetter trolig',
    moves: [
      [
        'decline',
        `(?:ved|vet|kender|kjenner|husker)(?: jeg)? ${SOME}ikke|(?:jeg )?har(?: jeg)? ${SOME}(?:ingen|ikke|intet) ${SOME}(?:informasjon|information\\p{L}*|oplysning\\p{L}*|opplysning\\p{L}*|kendskab|kjennskap|data|viden|kunnskap|anelse|ide|adgang|tilgang|svar)|jeg mangler|ingen anelse|kilde(?:r|n|rne|ne) ${FEW}(?:naevner|nevner|oplyser|oppgir|angiver|angir) ${FEW}ikke|(?:uden adgang|uten tilgang) til`,
      ],
      [
        'decline',
        `(?:jeg )?kan(?: jeg)? ${SOME}ikke ${SOME}(?:svare|sige|si|bekraefte|bekrefte|give|gi|finde|finne|afgore|avgjore|fastsla|oplyse|oppgi|angive|angi|hjaelpe|hjelpe|verificere|verifisere|besvare)|jeg er ${FEW}(?:ikke ${FEW}(?:sikker|kendt|kjent|bekendt|klar over)|usikker)|(?:er|finnes|findes) ${FEW}(?:uken[dt]t?|ukjen[dt]t?|uklart|umuligt?|(?:ikke|ingen) ${FEW}(?:kendt|kjent|muligt?|klart|tilgjengelig|tilgaengelig|informasjon|oplysninger|opplysninger))|^uk(?:en|jen)dt?$|vanskeligt? at? ?(?:sige|si)`,
      ],
      ['redirect', '(?:jeg )?(?:anbefaler|foreslar)'],
      ['courtesy', '^(?:desvaerre|dessverre|beklager|undskyld|unnskyld|jeg beklager)'],
      ['unsure', 'jeg (?:tror|gaetter|gjetter|antar)|maske|kanskje|sandsynligvis|sannsynligvis|trolig'],
    ],
  },
];
