/**
 * Refusals in eleven other languages: German, French, Spanish, Portuguese, Italian, Dutch, Czech, Polish, Russian,
 * Chinese, Japanese. The same moves as the English grammar, with fewer words: speaker and negated verb of knowing or
 * helping, missing knowledge, the question handed back, the reader sent elsewhere.
 * A pattern may fire on any clause, whatever the language of the question: models answer in their own.
 */
import type { RefusalMove } from './refusal-move.ts';

export interface OtherPattern {
  readonly language: 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'cs' | 'pl' | 'ru' | 'zh' | 'ja';
  readonly move: RefusalMove;
  readonly pattern: RegExp;
}

/** Word edges that also hold beside accented letters, where \b does not. */
const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;

const words = (language: OtherPattern['language'], move: RefusalMove, source: string): OtherPattern => ({
  language,
  move,
  pattern: new RegExp(`${START}(?:${source})${END}`, 'u'),
});
/** Chinese and Japanese do not space words. */
const signs = (language: OtherPattern['language'], move: RefusalMove, source: string): OtherPattern => ({
  language,
  move,
  pattern: new RegExp(source, 'u'),
});

export const OTHER_PATTERNS: readonly OtherPattern[] = [
  // German
  words(
    'de',
    'decline',
    String.raw`(?:das |dies |es |die antwort |darüber |hierzu |dazu )?(?:weiß|weiss|kenne|erinnere) ich(?: \p{L}+){0,4} (?:nichts?|leider nicht|nicht genau)|ich (?:weiß|weiss|kenne)(?: (?:es|das|die|den|dies|leider|ehrlich gesagt|\p{L}+)){0,4} nicht|keine ahnung|(?:ich )?weiß (?:\p{L}+ ){0,2}nicht|ich erinnere mich (?:\p{L}+ ){0,4}nicht|(?:daran )?erinnere ich mich (?:\p{L}+ ){0,2}nicht|unbekannt|überfragt`,
  ),
  words(
    'de',
    'decline',
    String.raw`ich (?:habe|besitze|verfüge über)(?: \p{L}+){0,3} kein(?:e|en|erlei)?(?: \p{L}+){0,3} (?:informationen|angaben|kenntnis(?:se)?|daten|wissen|zugriff|zugang|antwort|erinnerung|ahnung)|(?:darüber|dazu|hierzu|hierüber|über \p{L}+)(?: \p{L}+){0,2} (?:habe|liegen|besitze|verfüge)(?: \p{L}+){0,4} kein(?:e|en)?`,
  ),
  words(
    'de',
    'decline',
    String.raw`(?:ich )?kann(?: ich)?(?: \p{L}+){0,9} (?:nicht|nichts|leider nicht|keine?n?)(?: \p{L}+){0,8} (?:sagen|beantworten|angeben|nennen|bestätigen|helfen|geben|finden|bestimmen|feststellen|mitteilen|machen|liefern|identifizieren|ermitteln|bereitstellen|weiterhelfen|beurteilen|treffen)`,
  ),
  words(
    'de',
    'decline',
    String.raw`ich bin (?:mir )?(?:\p{L}+ ){0,3}(?:nicht (?:\p{L}+ )?sicher|unsicher|nicht in der lage|außerstande)|bin (?:ich )?(?:mir )?(?:\p{L}+ ){0,2}nicht sicher|nicht bekannt|(?:es )?ist (?:mir )?(?:leider |nicht |derzeit )*(?:unklar|unbekannt|nicht bekannt|nicht möglich)|(?:mir )?(?:liegen|sind)(?: mir)?(?: \p{L}+){0,3} keine (?:\p{L}+ ){0,3}(?:informationen|angaben|daten)|(?:es gibt )?keine (?:\p{L}+ ){0,3}(?:informationen|angaben)`,
  ),
  words(
    'de',
    'decline',
    String.raw`(?:entziehen|entzieht) sich meiner kenntnis|möchte ich (?:\p{L}+ ){0,3}nicht|ich (?:werde|möchte|darf) (?:\p{L}+ ){0,6}nicht|(?:ich muss|muss ich) (?:\p{L}+ ){0,3}(?:passen|raten|nachsehen|nachschlagen)|(?:müsste ich|ich müsste) (?:\p{L}+ ){0,3}(?:raten|nachsehen|nachschlagen)|(?:mir )?fehl(?:t|en)(?: mir)? (?:\p{L}+ ){0,4}(?:informationen|angaben|daten|wissen|kenntnisse?)|(?:ist|sind|war) mir (?:\p{L}+ ){0,2}(?:nicht bekannt|unbekannt|nicht geläufig|entfallen)|lehne (?:\p{L}+ ){0,3}ab`,
  ),
  words(
    'de',
    'ask-back',
    String.raw`(?:könnten|können|kannst|könntest) (?:sie|du)(?: \p{L}+){0,6} (?:präzisieren|angeben|erläutern|nennen|konkretisieren|mitteilen|geben)|bitte (?:\p{L}+ ){0,5}(?:präzisieren|angeben|erläutern)|(?:mehr|weitere|zusätzliche) (?:informationen|kontext|angaben)`,
  ),
  words(
    'de',
    'redirect',
    String.raw`(?:ich )?empfehle(?: \p{L}+){0,3}|ich rate|rate ich|bitte (?:überprüfen|konsultieren|prüfen|wenden)|(?:offizielle|zuverlässige)n? (?:quellen?|website|webseite)|es wäre am besten`,
  ),
  words(
    'de',
    'courtesy',
    String.raw`^(?:es )?tut mir (?:sehr |wirklich )?leid|^leider|^entschuldigung|^ich bedaure|als ki(?:-\p{L}+)?`,
  ),
  words(
    'de',
    'unsure',
    `ich (?:glaube|denke|vermute|nehme an)|vielleicht|vermutlich|wahrscheinlich|möglicherweise`,
  ),
  // French
  words(
    'fr',
    'decline',
    String.raw`je (?:ne )?(?:le |la |les |m'en )?(?:sais|connais|souviens|dispose|possède|trouve|suis) (?:\p{L}+ )?pas|je n'ai (?:\p{L}+ ){0,3}(?:pas|aucun|aucune)|(?:j'|je l'|je les )ignore|je n'en (?:ai|sais|suis)|aucune (?:\p{L}+ )?idée|pas la moindre idée|je manque d'informations|je préfère (?:ne pas|m'abstenir)|ne m'est pas|ne me (?:dit rien|souviens|revient)|m'échappe|sais pas|inconnue?s?`,
  ),
  words(
    'fr',
    'decline',
    String.raw`je (?:ne |n')(?:\p{L}+ )?(?:peux|puis|pourrais|saurais|parviens|suis|arrive|veux|souhaite)(?: (?:malheureusement|pas|pas en mesure|\p{L}+)){0,3} (?:pas|vous|en mesure|répondre|fournir|certaine?|sûre?|capable)|je ne (?:peux|puis|saurais)|je ne suis pas|il (?:m'est|est) (?:impossible|difficile) (?:de|d')|(?:n'est|ne sont) pas (?:connue?s?|claire?s?|disponibles?|précisée?s?)|il n'(?:y a|existe) (?:pas|aucune?) (?:d'|de |\p{L}+ )?(?:informations?|données|réponse)|aucune (?:information|donnée)`,
  ),
  words(
    'fr',
    'ask-back',
    String.raw`(?:pourriez|pouvez|peux|pourrais)[- ](?:vous|tu)(?: \p{L}+){0,3} (?:préciser|fournir|clarifier|donner|reformuler|me dire)|veuillez (?:\p{L}+ ){0,2}(?:préciser|fournir|clarifier)|plus (?:de contexte|d'informations|de détails|de précisions)`,
  ),
  words(
    'fr',
    'redirect',
    `je vous (?:recommande|conseille|suggère|invite)|veuillez (?:consulter|vérifier)|(?:sources?|site) (?:officielle?s?|fiables?)|il est (?:préférable|recommandé)`,
  ),
  words(
    'fr',
    'courtesy',
    `^(?:je suis )?(?:vraiment )?désolée?|^malheureusement|^je regrette|^je m'excuse|en tant qu'ia|en tant que modèle`,
  ),
  words('fr', 'unsure', `je (?:crois|pense|suppose)|peut-être|probablement|sans doute`),
  // Spanish
  words(
    'es',
    'decline',
    String.raw`(?:yo )?no (?:lo |la |los |las |me |te |le )?(?:sé|conozco|recuerdo|tengo|poseo|dispongo|cuento con|encuentro|encontré|puedo|podría|estoy|soy capaz|me es posible)|desconozco|se desconoce|ni idea|lo ignoro|no (?:me acuerdo|sabría|podría|me consta|logro|consigo)|no (?:lo |la )?tengo (?:\p{L}+ ){0,2}claro|sin información|desconocid[oa]s?`,
  ),
  words(
    'es',
    'decline',
    String.raw`(?:no (?:es|está|se|hay|existe) (?:\p{L}+ ){0,3}(?:posible|claro|conoce|sabe|información|datos|registros?|disponible))|(?:es|resulta) (?:imposible|difícil) (?:\p{L}+)|(?:me niego|prefiero no|debo abstenerme)`,
  ),
  words(
    'es',
    'ask-back',
    String.raw`(?:podrías|podría|puedes|puede)(?: \p{L}+){0,2} (?:proporcionar(?:me)?|aclarar(?:me)?|especificar|dar(?:me)?|indicar(?:me)?|precisar)|por favor,? (?:proporciona|aclara|especifica|indica)\p{L}*|más (?:contexto|información|detalles)`,
  ),
  words(
    'es',
    'redirect',
    `(?:te|le|les|se) (?:recomiendo|sugiero|recomienda|aconsejo)|recomiendo (?:consultar|verificar)|(?:fuentes?|sitio(?: web)?) oficial(?:es)?|consulta[rd]?`,
  ),
  words(
    'es',
    'courtesy',
    String.raw`^lo siento|^lamentablemente|^lamento|^disculp\p{L}+|^perdón|como (?:modelo de|una? ia|inteligencia)`,
  ),
  words('es', 'unsure', `(?:yo )?(?:creo|pienso|supongo)|quizás?|tal vez|probablemente|posiblemente`),
  // Portuguese
  words(
    'pt',
    'decline',
    String.raw`(?:eu )?não (?:o |a |me |te |lhe )?(?:sei|conheço|lembro|recordo|tenho|possuo|disponho|encontrei|posso|consigo|poderia|estou|sou capaz|é possível)|desconheço|desconhece-se|não faço (?:\p{L}+ ){0,2}ideia|não (?:saberia|me recordo|me lembro|consta)|sem informações|desconhecid[oa]s?`,
  ),
  words(
    'pt',
    'decline',
    String.raw`(?:não (?:é|está|se|há|existe) (?:\p{L}+ ){0,3}(?:possível|claro|conhecid[oa]|sabe|informaç(?:ão|ões)|dados|registros?|disponível))|é (?:impossível|difícil) \p{L}+|(?:recuso-me|prefiro não)`,
  ),
  words(
    'pt',
    'ask-back',
    String.raw`(?:você )?(?:poderia|pode|podes)(?: \p{L}+){0,2} (?:fornecer|esclarecer|especificar|dar|indicar)|por favor,? (?:forneça|esclareça|especifique|indique)|mais (?:contexto|informações|detalhes)`,
  ),
  words(
    'pt',
    'redirect',
    String.raw`(?:recomendo|sugiro|aconselho)(?: \p{L}+){0,2}|consulte|verifique|(?:fontes?|site) (?:oficia(?:l|is)|confiáve(?:l|is))`,
  ),
  words(
    'pt',
    'courtesy',
    `^(?:sinto muito|desculpe|lamento|infelizmente|peço desculpas?)|como (?:um )?modelo de|como uma? ia`,
  ),
  words('pt', 'unsure', `(?:eu )?(?:acho|acredito|suponho|penso)|talvez|provavelmente|possivelmente`),
  // Italian
  words(
    'it',
    'decline',
    String.raw`(?:io )?non (?:lo |la |li |le |mi |ti |ne |ci )?(?:so|conosco|ricordo|ho|possiedo|dispongo|trovo|posso|potrei|sono|riesco|saprei|è possibile)|(?:lo )?ignoro|nessuna idea|boh|non (?:ne |mi |ci )?(?:so|ho|sono|risulta|ricordo|viene in mente)|mi (?:è|sfugge)(?: \p{L}+)? ?(?:ignot[oa])?|sconosciut[oaie]`,
  ),
  words(
    'it',
    'decline',
    String.raw`non (?:è|sono|si|ci sono|esistono|risulta) (?:\p{L}+ ){0,3}(?:possibile|chiaro|not[oaie]|sa|conosce|informazioni|dati|disponibil[ei])|è (?:impossibile|difficile) \p{L}+|(?:mi rifiuto|preferisco non)`,
  ),
  words(
    'it',
    'ask-back',
    String.raw`(?:potresti|potrebbe|puoi|può)(?: \p{L}+){0,2} (?:fornire?|fornirmi|chiarire|specificare|darmi|precisare|indicare)|(?:per favore|si prega di),? (?:fornisci|chiarisci|specifica|fornire|specificare)|(?:più|maggiori|ulteriori) (?:contesto|informazioni|dettagli)`,
  ),
  words(
    'it',
    'redirect',
    `(?:ti|vi|le|si) (?:consiglio|consiglia|suggerisco|raccomando)|consiglio di|(?:fonti?|sito) (?:ufficial[ei]|affidabil[ei])|consultare`,
  ),
  words(
    'it',
    'courtesy',
    `^mi dispiace|^purtroppo|^mi scuso|^scusa|^spiacente|come (?:modello|intelligenza|un'ia)`,
  ),
  words('it', 'unsure', `(?:io )?(?:credo|penso|suppongo|ritengo)|forse|probabilmente|possibilmente`),
  // Dutch
  words(
    'nl',
    'decline',
    String.raw`(?:ik )?(?:weet|ken|herinner)(?: ik)?(?: (?:het|dat|de|dit|me|mij|helaas|\p{L}+)){0,3} niet|geen (?:\p{L}+ )?idee|heb ik (?:\p{L}+ ){0,3}(?:geen|niet)|ik zou het (?:\p{L}+ )?niet weten|(?:is|zijn) mij (?:\p{L}+ )?niet bekend|ik moet (?:\p{L}+ )?passen|ik heb (?:\p{L}+ ){0,4}geen|(?:daar|hier)(?:over|van) (?:\p{L}+ ){0,3}geen|(?:ik )?kan(?: ik)? (?:\p{L}+ ){0,8}(?:niet|geen) (?:\p{L}+ ){0,6}(?:zeggen|beantwoorden|geven|noemen|vinden|bevestigen|helpen|verstrekken|bepalen|achterhalen)|onbekend`,
  ),
  words(
    'nl',
    'decline',
    String.raw`ik ben (?:er )?(?:\p{L}+ )?(?:niet (?:\p{L}+ )?(?:zeker|in staat|bekend|bevoegd|op de hoogte)|onzeker)|(?:het|dit|dat) is (?:\p{L}+ )?(?:niet (?:bekend|duidelijk|mogelijk)|onduidelijk|onmogelijk|moeilijk te)|er (?:is|zijn) (?:\p{L}+ )?geen (?:\p{L}+ )?(?:informatie|gegevens)|ik (?:wil|mag|zal) (?:\p{L}+ ){0,5}niet`,
  ),
  words(
    'nl',
    'ask-back',
    String.raw`(?:kunt|kun|zou|kan) (?:u|je|jij)(?: \p{L}+){0,4} (?:geven|verduidelijken|specificeren|aangeven|verstrekken|toelichten)|meer (?:context|informatie|details)`,
  ),
  words(
    'nl',
    'redirect',
    `ik (?:raad|adviseer|stel voor)|raadpleeg|controleer|(?:officiële|betrouwbare) (?:bronnen|bron|website)`,
  ),
  words('nl', 'courtesy', `^(?:het spijt me|sorry|helaas|excuses|mijn excuses)|als (?:ai|taalmodel)`),
  words('nl', 'unsure', `ik (?:denk|geloof|vermoed)|misschien|waarschijnlijk|mogelijk`),
  // Czech
  words(
    'cs',
    'decline',
    String.raw`(?:to |já )?(?:nevím|neznám|nepamatuji|nevzpomínám|nemám|nemohu|nemůžu|nedokážu|nedokáži|neumím|nejsem|nedisponuji|nenašel|nenašla|nemohl bych|nebudu|odmítám)|nemám (?:\p{L}+ )?(?:tušení|ponětí)|netuším|netroufám|nevybavuj\p{L}+|neznám[áýé]`,
  ),
  words(
    'cs',
    'decline',
    String.raw`(?:není|nejsou|nebyl[aoiy]?|nebylo) (?:mi |známo|jasné|možné|veřejně|k dispozici|dostupn\p{L}+|\p{L}+ (?:znám\p{L}+|dostupn\p{L}+|uveden\p{L}+|specifikován\p{L}+|k dispozici))|(?:není|nejsou|nebyl\p{L}*)(?: \p{L}+){0,2} (?:zmíněn\p{L}*|zdokumentován\p{L}*|uveden\p{L}*|znám\p{L}*|databázi)|(?:žádné|dostatek|dostatečné) (?:\p{L}+ )?(?:informace|informací|údaje)|informace (?:\p{L}+ ){0,4}(?:nejsou|nemám|chybí)|(?:je|bylo by) (?:obtížné|nemožné|těžké)`,
  ),
  words(
    'cs',
    'ask-back',
    String.raw`(?:můžete|mohl(?:a)? bys(?:te)?|můžeš|mohli byste)(?: \p{L}+){0,4} (?:upřesnit|poskytnout|objasnit|specifikovat|uvést)|prosím,? (?:upřesněte|poskytněte|uveďte)|(?:více|další|bližší) (?:kontextu?|informac[ei]|informací|podrobnost\p{L}*)|upřesn\p{L}+`,
  ),
  words(
    'cs',
    'redirect',
    String.raw`(?:doporučuji|doporučil(?:a)? bych|doporučuje se|navrhuji)|(?:oficiální|spolehlivé|důvěryhodné)\p{L}* (?:zdroj\p{L}*|stránk\p{L}*|web\p{L}*)|(?:zkontrolujte|ověřte|podívejte se|obraťte se)`,
  ),
  words(
    'cs',
    'courtesy',
    `^(?:omlouvám se|je mi líto|bohužel|lituji|promiňte)|jako (?:ai|jazykový model|umělá inteligence)|k mému poslednímu|do (?:mého|data)`,
  ),
  words('cs', 'varies', String.raw`závisí na \p{L}+|(?:se )?(?:může|mohou) (?:se )?lišit|liší se`),
  words('cs', 'unsure', `(?:myslím|domnívám se|předpokládám)|možná|pravděpodobně|asi|snad`),
  // Polish
  words(
    'pl',
    'decline',
    String.raw`(?:tego )?nie wiem|nie mam (?:\p{L}+ ){0,3}(?:informacji|danych|pojęcia|dostępu|wiedzy)|nie (?:potrafię|mogę|jestem w stanie) (?:\p{L}+ ){0,3}(?:odpowiedzieć|powiedzieć|podać|potwierdzić|określić|ustalić|pomóc)|nie (?:posiadam|dysponuję) (?:\p{L}+ ){0,3}(?:informacji|informacjami|danych|danymi|wiedzą)|brak (?:mi )?(?:\p{L}+ )?(?:informacji|danych)|(?:jest|pozostaje) nieznan[yae]`,
  ),
  words('pl', 'courtesy', `^niestety|^przepraszam|^przykro mi`),
  words('pl', 'unsure', String.raw`nie jestem (?:\p{L}+ ){0,2}(?:pewien|pewna)|nie mam pewności`),
  // Russian
  words(
    'ru',
    'decline',
    String.raw`(?:я )?(?:этого )?не (?:знаю|помню)|(?:мне )?(?:это )?неизвестно|не могу (?:\p{L}+ ){0,3}(?:ответить|сказать|подтвердить|предоставить|найти|определить|назвать|помочь)|(?:у меня )?нет (?:\p{L}+ ){0,3}(?:информации|данных|сведений|доступа)|не (?:располагаю|обладаю|имею) (?:\p{L}+ ){0,3}(?:информацией|данными|сведениями|информации|данных|сведений|понятия|представления)|понятия не имею|затрудняюсь ответить`,
  ),
  words('ru', 'courtesy', `^к сожалению|^извините|^простите|^мне жаль`),
  words('ru', 'unsure', String.raw`(?:я )?не (?:\p{L}+ ){0,2}уверена?`),
  // Chinese
  signs(
    'zh',
    'decline',
    String.raw`我?(?:不知道?|不晓得|不太?记得|记不(?:清|得|起)\p{L}*|答不上来?|说不(?:准|上来?|清)|回答不了|无从\p{L}{1,3}|无可奉告|不清楚|不太清楚|不确定|不太确定|不了解|不记得|没有?听说过|无法|不能|没法|没办法|不便|拒绝|不会(?:提供|回答|协助))|(?:我|目前|暂时|并)?(?:没有|沒有|缺乏|缺少|没)(?:\p{L}{0,16})(?:信息|資料|資訊|記錄|数据库|知识|資訊|资料|数据|记录|答案|线索|了解|印象)|(?:尚|目前|现)?(?:不明|未知|不详|不清楚|无从得知|没有公开|未公开|无法确定)|我不(?:想|愿)|我無法|我不確定|無法`,
  ),
  signs(
    'zh',
    'ask-back',
    `(?:请|請|能否|可以|您能|你能|可否)(?:您|你)?(?:提供|告诉|告訴|说明|明确|补充|澄清)|更多(?:的)?(?:信息|上下文|背景|细节|资讯)`,
  ),
  signs(
    'zh',
    'redirect',
    `建议(?:您|你)?|(?:请|可以)(?:您|你)?(?:查阅|咨询|参考|查看|查询)|官方(?:网站|渠道|来源)`,
  ),
  signs(
    'zh',
    'courtesy',
    `^(?:很|非常|十分)?(?:抱歉|对不起|遗憾|不好意思)|作为(?:一个|一名)?(?:ai|人工智能|语言模型|大型语言模型)`,
  ),
  signs('zh', 'unsure', `我(?:想|认为|觉得|猜)|可能|也许|大概|或许`),
  // Japanese
  signs(
    'ja',
    'decline',
    String.raw`(?:わかり|分かり|判り|存じ(?:上げ|てい|ており)?|知り|覚えてい|覚えており|思い出せ|把握してい|把握しており|言え|申し上げられ|答えられ|見当(?:が|も)?つき)ません|(?:思い出せ|覚えてい|言え|答えられ)ない|(?:回答|お答え)(?:を|は)?(?:差し)?控え|(?:わから|分から|知ら)ない|(?:不明|未詳|不詳)(?:です|である|$|。)|(?:でき|出来|いたしかね|致しかね|お答えし?かね)(?:ません|ます|かねます)?(?:。|$)|(?:お答え|回答|提供|特定|確認|断定|お手伝い|お伝え|支援|お教え)(?:する|は|を|が|し)?(?:こと)?(?:は|が)?(?:でき|出来)(?:ません|ない|かね)|かねます|(?:情報|記録|データ|資料|知識|記憶)(?:は|が|を)?(?:\p{L}{0,8})(?:あり|持って(?:い|おり)|見つかり|ござい|持ち合わせて(?:い|おり)|見当たり)(?:ません|ない)|(?:確信|自信)(?:は|が)(?:あり|持て)(?:ません|ない)|はっきりしません|定かではありません`,
  ),
  signs(
    'ja',
    'ask-back',
    `(?:詳しい|詳細な?|追加の?|もう少し|より具体的な)(?:情報|文脈|詳細)?.{0,12}(?:教えて|ご提供|いただけ|提供して)`,
  ),
  signs(
    'ja',
    'redirect',
    `(?:確認|参照|ご覧|お問い合わせ|調べ|検索)(?:して|する|いただ|に)?(?:ください|下さい|こと)?を?(?:お勧め|おすすめ)?|お勧めします|おすすめします|公式(?:サイト|ウェブサイト|ホームページ)`,
  ),
  signs(
    'ja',
    'courtesy',
    `^(?:申し訳(?:ありません|ございません)|すみません|残念ながら|恐れ入りますが|ごめんなさい)|aiとして|言語モデル`,
  ),
  signs('ja', 'unsure', `(?:と思います|かもしれません|でしょう|おそらく|たぶん|多分)`),
];
