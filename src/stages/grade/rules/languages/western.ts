/** Refusals in German, French, Spanish, Portuguese, Italian and Dutch; accents stay, because they make other words. */
import type { Language } from './language.ts';

export const WESTERN: readonly Language[] = [
  {
    code: 'de',
    script: 'latin',
    cues: 'ich nicht kein keine keinen keinerlei leider bitte unbekannt tut ki uberfragt entzieht entziehen fehlen fehlt kenntnis nichts vielleicht vermutlich wahrscheinlich entschuldigung moglicherweise empfehle lehne mir',
    moves: [
      [
        'decline',
        String.raw`(?:das |dies |es |die antwort |darüber |hierzu |dazu )?(?:weiß|weiss|kenne|erinnere) ich(?: \p{L}+){0,4} (?:nichts?|leider nicht|nicht genau)|ich (?:weiß|weiss|kenne)(?: (?:es|das|die|den|dies|leider|ehrlich gesagt|\p{L}+)){0,4} nicht|keine ahnung|(?:ich )?weiß (?:\p{L}+ ){0,2}nicht|ich erinnere mich (?:\p{L}+ ){0,4}nicht|(?:daran )?erinnere ich mich (?:\p{L}+ ){0,2}nicht|unbekannt|überfragt`,
      ],
      [
        'decline',
        String.raw`ich (?:habe|besitze|verfüge über)(?: \p{L}+){0,3} kein(?:e|en|erlei)?(?: \p{L}+){0,3} (?:informationen|angaben|kenntnis(?:se)?|daten|wissen|zugriff|zugang|antwort|erinnerung|ahnung)|(?:darüber|dazu|hierzu|hierüber|über \p{L}+)(?: \p{L}+){0,2} (?:habe|liegen|besitze|verfüge)(?: \p{L}+){0,4} kein(?:e|en)?`,
      ],
      [
        'decline',
        String.raw`(?:ich )?kann(?: ich)?(?: \p{L}+){0,9} (?:nicht|nichts|leider nicht|keine?n?)(?: \p{L}+){0,8} (?:sagen|beantworten|angeben|nennen|bestätigen|helfen|geben|finden|bestimmen|feststellen|mitteilen|machen|liefern|identifizieren|ermitteln|bereitstellen|weiterhelfen|beurteilen|treffen)`,
      ],
      [
        'decline',
        String.raw`ich bin (?:mir )?(?:\p{L}+ ){0,3}(?:nicht (?:\p{L}+ )?sicher|unsicher|nicht in der lage|außerstande)|bin (?:ich )?(?:mir )?(?:\p{L}+ ){0,2}nicht sicher|nicht bekannt|(?:es )?ist (?:mir )?(?:leider |nicht |derzeit )*(?:unklar|unbekannt|nicht bekannt|nicht möglich)|(?:mir )?(?:liegen|sind)(?: mir)?(?: \p{L}+){0,3} keine (?:\p{L}+ ){0,3}(?:informationen|angaben|daten)|(?:es gibt )?keine (?:\p{L}+ ){0,3}(?:informationen|angaben)`,
      ],
      [
        'decline',
        String.raw`(?:entziehen|entzieht) sich meiner kenntnis|möchte ich (?:\p{L}+ ){0,3}nicht|ich (?:werde|möchte|darf) (?:\p{L}+ ){0,6}nicht|(?:ich muss|muss ich) (?:\p{L}+ ){0,3}(?:passen|raten|nachsehen|nachschlagen)|(?:müsste ich|ich müsste) (?:\p{L}+ ){0,3}(?:raten|nachsehen|nachschlagen)|(?:mir )?fehl(?:t|en)(?: mir)? (?:\p{L}+ ){0,4}(?:informationen|angaben|daten|wissen|kenntnisse?)|(?:ist|sind|war) mir (?:\p{L}+ ){0,2}(?:nicht bekannt|unbekannt|nicht geläufig|entfallen)|lehne (?:\p{L}+ ){0,3}ab|quellen? (?:\p{L}+ ){0,4}nicht|(?:wird|werden) (?:\p{L}+ ){0,5}nicht (?:genannt|erwähnt|angegeben|aufgeführt)`,
      ],
      [
        'ask-back',
        String.raw`(?:könnten|können|kannst|könntest) (?:sie|du)(?: \p{L}+){0,6} (?:präzisieren|angeben|erläutern|nennen|konkretisieren|mitteilen|geben)|bitte (?:\p{L}+ ){0,5}(?:präzisieren|angeben|erläutern)|(?:mehr|weitere|zusätzliche) (?:informationen|kontext|angaben)`,
      ],
      [
        'redirect',
        String.raw`(?:ich )?empfehle(?: \p{L}+){0,3}|ich rate|rate ich|bitte (?:überprüfen|konsultieren|prüfen|wenden)|(?:offizielle|zuverlässige)n? (?:quellen?|website|webseite)|es wäre am besten`,
      ],
      [
        'courtesy',
        String.raw`^(?:es )?tut mir (?:sehr |wirklich )?leid|^leider|^entschuldigung|^ich bedaure|als ki(?:-\p{L}+)?`,
      ],
      ['unsure', `ich (?:glaube|denke|vermute|nehme an)|vielleicht|vermutlich|wahrscheinlich|möglicherweise`],
    ],
  },
  {
    code: 'fr',
    script: 'latin',
    cues: 'je ne n j pas aucun aucune veuillez inconnu inconnue inconnus inconnues malheureusement probablement sans echappe peut desole desolee plus sais vous en',
    moves: [
      [
        'decline',
        String.raw`je (?:ne )?(?:le |la |les |m'en )?(?:sais|connais|souviens|dispose|possède|trouve|suis) (?:\p{L}+ )?pas|je n'ai (?:\p{L}+ ){0,3}(?:pas|aucun|aucune)|(?:j'|je l'|je les )ignore|je n'en (?:ai|sais|suis)|aucune (?:\p{L}+ )?idée|pas la moindre idée|je manque d'informations|je préfère (?:ne pas|m'abstenir)|ne m'est pas|ne me (?:dit rien|souviens|revient)|m'échappe|sais pas|inconnue?s?`,
      ],
      [
        'decline',
        String.raw`je (?:ne |n')(?:\p{L}+ )?(?:peux|puis|pourrais|saurais|parviens|suis|arrive|veux|souhaite)(?: (?:malheureusement|pas|pas en mesure|\p{L}+)){0,3} (?:pas|vous|en mesure|répondre|fournir|certaine?|sûre?|capable)|je ne (?:peux|puis|saurais)|je ne suis pas|il (?:m'est|est) (?:impossible|difficile) (?:de|d')|(?:n'est|ne sont|n'a pas été|n'ont pas été)(?: pas)? (?:mentionnée?s?|indiquée?s?|connue?s?|claire?s?|disponibles?|précisée?s?)|il n'(?:y a|existe) (?:pas|aucune?) (?:d'|de |\p{L}+ )?(?:informations?|données|réponse)|aucune (?:information|donnée)|sources? (?:\p{L}+ )?ne (?:mentionn|précis|indiqu|donn|cit)\p{L}+ pas`,
      ],
      [
        'ask-back',
        String.raw`(?:pourriez|pouvez|peux|pourrais)[- ](?:vous|tu)(?: \p{L}+){0,3} (?:préciser|fournir|clarifier|donner|reformuler|me dire)|veuillez (?:\p{L}+ ){0,2}(?:préciser|fournir|clarifier)|plus (?:de contexte|d'informations|de détails|de précisions)`,
      ],
      [
        'redirect',
        `je vous (?:recommande|conseille|suggère|invite)|veuillez (?:consulter|vérifier)|(?:sources?|site) (?:officielle?s?|fiables?)|il est (?:préférable|recommandé)`,
      ],
      [
        'courtesy',
        `^(?:je suis )?(?:vraiment )?désolée?|^malheureusement|^je regrette|^je m'excuse|en tant qu'ia|en tant que modèle`,
      ],
      ['unsure', `je (?:crois|pense|suppose)|peut-être|probablement|sans doute`],
    ],
  },
  {
    code: 'es',
    script: 'latin',
    cues: 'no ni me lo se desconozco desconocid* creo tal lamentablemente lamento disculp* recomiendo sugiero quiza* probablemente posiblemente sin te le les perdon mas podria* puede* resulta es como por pienso supongo consulta*',
    moves: [
      [
        'decline',
        String.raw`(?:yo )?no (?:lo |la |los |las |me |te |le )?(?:sé|conozco|recuerdo|tengo|poseo|dispongo|cuento con|encuentro|encontré|puedo|podría|estoy|soy capaz|me es posible)|desconozco|se desconoce|ni idea|lo ignoro|no (?:me acuerdo|sabría|podría|me consta|logro|consigo)|no (?:lo |la )?tengo (?:\p{L}+ ){0,2}claro|sin información|desconocid[oa]s?`,
      ],
      [
        'decline',
        String.raw`(?:no (?:es|está|se|hay|existe) (?:\p{L}+ ){0,3}(?:posible|claro|conoce|sabe|información|datos|registros?|disponible))|(?:es|resulta) (?:imposible|difícil) (?:\p{L}+)|(?:me niego|prefiero no|debo abstenerme)|fuentes? (?:\p{L}+ )?no (?:menciona|indica|precisa|recoge|da)\p{L}*|no se (?:menciona|indica|especifica|precisa)\p{L}*`,
      ],
      [
        'ask-back',
        String.raw`(?:podrías|podría|puedes|puede)(?: \p{L}+){0,2} (?:proporcionar(?:me)?|aclarar(?:me)?|especificar|dar(?:me)?|indicar(?:me)?|precisar)|por favor,? (?:proporciona|aclara|especifica|indica)\p{L}*|más (?:contexto|información|detalles)`,
      ],
      [
        'redirect',
        `(?:te|le|les|se) (?:recomiendo|sugiero|recomienda|aconsejo)|recomiendo (?:consultar|verificar)|(?:fuentes?|sitio(?: web)?) oficial(?:es)?|consulta[rd]?`,
      ],
      [
        'courtesy',
        String.raw`^lo siento|^lamentablemente|^lamento|^disculp\p{L}+|^perdón|como (?:modelo de|una? ia|inteligencia)`,
      ],
      ['unsure', `(?:yo )?(?:creo|pienso|supongo)|quizás?|tal vez|probablemente|posiblemente`],
    ],
  },
  {
    code: 'pt',
    script: 'latin',
    cues: 'nao sem desconhec* eu como consulte recomendo sugiro aconselho talvez acho sinto desculpe infelizmente provavelmente possivelmente lamento recuso* prefiro e mais voce poderia pode por peco',
    moves: [
      [
        'decline',
        String.raw`(?:eu )?não (?:o |a |me |te |lhe )?(?:sei|conheço|lembro|recordo|tenho|possuo|disponho|encontrei|posso|consigo|poderia|estou|sou capaz|é possível)|desconheço|desconhece-se|não faço (?:\p{L}+ ){0,2}ideia|não (?:saberia|me recordo|me lembro|consta)|sem informações|desconhecid[oa]s?`,
      ],
      [
        'decline',
        String.raw`(?:não (?:é|está|se|há|existe) (?:\p{L}+ ){0,3}(?:possível|claro|conhecid[oa]|sabe|informaç(?:ão|ões)|dados|registros?|disponível))|é (?:impossível|difícil) \p{L}+|(?:recuso-me|prefiro não)|fontes? (?:\p{L}+ )?não (?:menciona|indica|refere|dá|dão)\p{L}*|não (?:é|são) (?:mencionad|indicad|especificad)\p{L}+`,
      ],
      [
        'ask-back',
        String.raw`(?:você )?(?:poderia|pode|podes)(?: \p{L}+){0,2} (?:fornecer|esclarecer|especificar|dar|indicar)|por favor,? (?:forneça|esclareça|especifique|indique)|mais (?:contexto|informações|detalhes)`,
      ],
      [
        'redirect',
        String.raw`(?:recomendo|sugiro|aconselho)(?: \p{L}+){0,2}|consulte|verifique|(?:fontes?|site) (?:oficia(?:l|is)|confiáve(?:l|is))`,
      ],
      [
        'courtesy',
        `^(?:sinto muito|desculpe|lamento|infelizmente|peço desculpas?)|como (?:um )?modelo de|como uma? ia`,
      ],
      ['unsure', `(?:eu )?(?:acho|acredito|suponho|penso)|talvez|provavelmente|possivelmente`],
    ],
  },
  {
    code: 'it',
    script: 'latin',
    cues: 'non io purtroppo ignoro nessuna forse credo penso come ti vi si le mi spiacente scusa probabilmente sconosciut* consiglio boh potrest* potrebb* piu maggiori ulteriori per suppongo ritengo possibilmente lo e preferisco',
    moves: [
      [
        'decline',
        String.raw`(?:io )?non (?:lo |la |li |le |mi |ti |ne |ci )?(?:so|conosco|ricordo|ho|possiedo|dispongo|trovo|posso|potrei|sono|riesco|saprei|è possibile)|(?:lo )?ignoro|nessuna idea|boh|non (?:ne |mi |ci )?(?:so|ho|sono|risulta|ricordo|viene in mente)|mi (?:è|sfugge)(?: \p{L}+)? ?(?:ignot[oa])?|sconosciut[oaie]`,
      ],
      [
        'decline',
        String.raw`non (?:è|sono|si|ci sono|esistono|risulta) (?:\p{L}+ ){0,3}(?:possibile|chiaro|not[oaie]|sa|conosce|informazioni|dati|disponibil[ei])|è (?:impossibile|difficile) \p{L}+|(?:mi rifiuto|preferisco non)|font[ei] (?:\p{L}+ )?non (?:menziona|indica|riporta|cita|dice|dicono)\p{L}*|non (?:è|sono|viene|vengono) (?:menzionat|indicat|specificat|riportat)\p{L}+`,
      ],
      [
        'ask-back',
        String.raw`(?:potresti|potrebbe|puoi|può)(?: \p{L}+){0,2} (?:fornire?|fornirmi|chiarire|specificare|darmi|precisare|indicare)|(?:per favore|si prega di),? (?:fornisci|chiarisci|specifica|fornire|specificare)|(?:più|maggiori|ulteriori) (?:contesto|informazioni|dettagli)`,
      ],
      [
        'redirect',
        `(?:ti|vi|le|si) (?:consiglio|consiglia|suggerisco|raccomando)|consiglio di|(?:fonti?|sito) (?:ufficial[ei]|affidabil[ei])|consultare`,
      ],
      ['courtesy', `^mi dispiace|^purtroppo|^mi scuso|^scusa|^spiacente|come (?:modello|intelligenza|un'ia)`],
      ['unsure', `(?:io )?(?:credo|penso|suppongo|ritengo)|forse|probabilmente|possibilmente`],
    ],
  },
  {
    code: 'nl',
    script: 'latin',
    cues: 'ik niet geen het er misschien raadpleeg controleer sorry helaas excuses onbekend onzeker waarschijnlijk meer kunt kun zou kan mogelijk mij dit dat als',
    moves: [
      [
        'decline',
        String.raw`(?:ik )?(?:weet|ken|herinner)(?: ik)?(?: (?:het|dat|de|dit|me|mij|helaas|\p{L}+)){0,3} niet|geen (?:\p{L}+ )?idee|heb ik (?:\p{L}+ ){0,3}(?:geen|niet)|ik zou het (?:\p{L}+ )?niet weten|(?:is|zijn) mij (?:\p{L}+ )?niet bekend|ik moet (?:\p{L}+ )?passen|ik heb (?:\p{L}+ ){0,4}geen|(?:daar|hier)(?:over|van) (?:\p{L}+ ){0,3}geen|(?:ik )?kan(?: ik)? (?:\p{L}+ ){0,8}(?:niet|geen) (?:\p{L}+ ){0,6}(?:zeggen|beantwoorden|geven|noemen|vinden|bevestigen|helpen|verstrekken|bepalen|achterhalen)|onbekend`,
      ],
      [
        'decline',
        String.raw`ik ben (?:er )?(?:\p{L}+ )?(?:niet (?:\p{L}+ )?(?:zeker|in staat|bekend|bevoegd|op de hoogte)|onzeker)|(?:het|dit|dat) is (?:\p{L}+ )?(?:niet (?:bekend|duidelijk|mogelijk)|onduidelijk|onmogelijk|moeilijk te)|er (?:is|zijn) (?:\p{L}+ )?geen (?:\p{L}+ )?(?:informatie|gegevens)|ik (?:wil|mag|zal) (?:\p{L}+ ){0,5}niet|bron(?:nen)? (?:\p{L}+ ){0,4}niet|(?:wordt|worden) (?:\p{L}+ ){0,4}niet (?:genoemd|vermeld|aangegeven)`,
      ],
      [
        'ask-back',
        String.raw`(?:kunt|kun|zou|kan) (?:u|je|jij)(?: \p{L}+){0,4} (?:geven|verduidelijken|specificeren|aangeven|verstrekken|toelichten)|meer (?:context|informatie|details)`,
      ],
      [
        'redirect',
        `ik (?:raad|adviseer|stel voor)|raadpleeg|controleer|(?:officiële|betrouwbare) (?:bronnen|bron|website)`,
      ],
      ['courtesy', `^(?:het spijt me|sorry|helaas|excuses|mijn excuses)|als (?:ai|taalmodel)`],
      ['unsure', `ik (?:denk|geloof|vermoed)|misschien|waarschijnlijk|mogelijk`],
    ],
  },
];
