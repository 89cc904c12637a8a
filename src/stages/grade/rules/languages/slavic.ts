/** Refusals in Czech, Slovak, Polish, Russian, Ukrainian, Bulgarian and the South Slavic languages. */
import { FEW, type Language, SOME } from './language.ts';

const TELL_CS =
  '(?:urcit|rici|rict|odpovedet|potvrdit|zjistit|overit|uvest|poskytnout|stanovit|dohledat|najit|sdelit|pojmenovat|identifikovat|upresnit|dolozit|posoudit)';
const TELL_PL =
  '(?:odpowiedziec|powiedziec|podac|potwierdzic|okreslic|ustalic|pomoc|stwierdzic|zweryfikowac|znalezc|wskazac|udzielic|wymienic|zidentyfikowac|sprawdzic)';
const TELL_RU =
  '(?:ответить|сказать|подтвердить|предоставить|найти|определить|назвать|помочь|указать|установить|проверить|дать|сообщить|утверждать|вспомнить|узнать)';
const TELL_UK =
  '(?:відповісти|сказати|підтвердити|надати|знайти|визначити|назвати|допомогти|вказати|встановити|перевірити|дати|повідомити|стверджувати|згадати)';

export const SLAVIC: readonly Language[] = [
  {
    code: 'cs',
    script: 'latin',
    folded: true,
    cues: 'ne* nie bez chybi bohuzel omlouv* litu* odhad* tipuj* hadal* zrejme asi mozna snad myslim domniv* predpoklad* pravdepodobne zadn* dostatek obtizne tezke odmit* musel* doporuc* navrhuj* overte zkontrolujte podivejte obratte upresn* prosim muzete mohl* vice dalsi blizsi zavisi lisi mi informac* promint* unikl* mimo vyzad* potreb*',
    moves: [
      [
        'decline',
        String.raw`(?:nevim|neznam|nepamatuj[iu]|nevzpominam|netusim|netroufam|nevybavuj\p{L}+|nemohu|nemuzu|nedokaz[iu]|nedovedu|neumim|nejsem|nedisponuj[iu]|nenasel|nenasla|nenachazim|nevidim|neodvazuj\p{L}+|nemam(?! (?:zadne )?pochyb)|nemohl[a]? (?:bych|jsem)|nebyl[a]? jsem schop\p{L}+|nepodarilo (?:se|mi|nic)|se (?:mi )?nepodarilo|nebudu|nechci|nerad[a]? bych|odmitam)`,
      ],
      [
        'decline',
        `(?:neni|nejsou|nebyl[aoiy]?|nebylo) ${FEW}(?:mi|zn[ay]m\\p{L}*|jasn[eay]|mozne|verejne|k dispozici|dostupn\\p{L}*|uveden\\p{L}*|specifikovan\\p{L}*|zminen\\p{L}*|zdokumentovan\\p{L}*|dolozen\\p{L}*|zaznamenan\\p{L}*|zverejnen\\p{L}*|potvrzen\\p{L}*|soucasti mych|v m(?:ych|e|em)|v moji)(?!\\p{L})|(?:neni|nejsou|nebyl[aoiy]?|nebylo) ${SOME}(?:specifikovan|zminen|zdokumentovan|dolozen|zaznamenan|zverejnen|uveden)\\p{L}*|(?:neuvad|nezminuj|neudav|nespecifikuj)\\p{L}*|neni (?:s jistotou |presne |verejne )?znamo|nezn[aá]m[aeyou]+(?: je)?|(?:zadn\\p{L}+|dostatek|dostatecn\\p{L}+) ${FEW}(?:informac\\p{L}*|udaj\\p{L}*|zaznam\\p{L}*)|informac\\p{L}* ${SOME}(?:nejsou|neni|nemam|chybi|nedisponuj\\p{L}+|neobsahuj\\p{L}+)|(?:je|bylo by) (?:pro me )?(?:obtizne|nemozne|tezke)`,
      ],
      [
        'decline',
        `(?:nelze|neni mozne|nejde|tezko) ${SOME}${TELL_CS}|(?:chybi|unika|chybeji) mi|mi (?:chybi|unika)|bez (?:pristupu|dalsich|presnejsich|overeni|moznosti|dodatecnych)|musel[a]? bych|(?:me|moje|moji) (?:znalosti|data|informace|databaze) ${FEW}ne\\p{L}+|nad ramec mych|mimo (?:me|moje) znalosti|(?:vyzadoval[aoy]?|vyzaduje|potreb\\p{L}+) ${SOME}(?:pristup|zdroj|databaz|konkretni (?:zdroj|databaz))\\p{L}*|nezahrnuj[iu] (?:tut|tak|konkretni|presn|podrobn)\\p{L}*|neda se ${SOME}${TELL_CS}`,
      ],
      [
        'ask-back',
        `(?:muzete|mohl[a]? bys(?:te)?|muzes|mohli byste) ${SOME}(?:upresnit|poskytnout|objasnit|specifikovat|uvest)|prosim,? (?:upresnete|poskytnete|uvedte)|(?:vice|dalsi|blizsi) (?:kontextu?|informac\\p{L}*|podrobnost\\p{L}*)|upresn\\p{L}+`,
      ],
      [
        'redirect',
        String.raw`(?:doporucuj[iu]|doporucil(?:a)? bych|doporucuje se|navrhuj[iu])|(?:oficialni|spolehliv|duveryhodn)\p{L}* (?:zdroj\p{L}*|strank\p{L}*|web\p{L}*)|(?:zkontrolujte|overte|podivejte se|obratte se)|(?:bylo by (?:treba|nutne|potreba|vhodne|nejlepsi)|je (?:treba|nutne|potreba|vhodne)) ${FEW}(?:podivat|overit|vyhledat|nahlednout|konzultovat|zkontrolovat)`,
      ],
      [
        'courtesy',
        '^(?:omlouvam se|je mi lito|bohuzel|lituj[iu]|prominte)|jako (?:ai|jazykovy model|umela inteligence)|k memu poslednimu|do (?:meho|data)',
      ],
      ['varies', String.raw`zavisi na \p{L}+|(?:se )?(?:muze|mohou) (?:se )?lisit|lisi se`],
      [
        'unsure',
        '(?:myslim|domnivam se|predpokladam|odhaduj[iu]|tipuj[iu]|hadal[a]? bych)|mozna|pravdepodobne|asi|snad|zrejme',
      ],
    ],
  },
  {
    code: 'sk',
    script: 'latin',
    folded: true,
    cues: 'ne* nie bez chyba bohuzial zial mozno asi myslim pravdepodobne',
    moves: [
      [
        'decline',
        `(?:neviem|nepoznam|nepamatam|nespominam|netusim|nemam(?! pochyb)|nemozem|nedokazem|nedisponujem|nenasiel|nenasla|nemozno ${SOME}\\p{L}+t|nie som ${FEW}(?:si |ist\\p{L}+|schopn\\p{L}+)|nie (?:je|su) ${FEW}(?:zname|znamy|znama|mozne|dostupn\\p{L}+|jasne|k dispozicii)|neznam[aey]|chyba mi|bez pristupu)`,
      ],
      ['courtesy', '^(?:bohuzial|zial|prepacte|ospravedlnujem sa|je mi luto)'],
      ['unsure', 'myslim|asi|mozno|pravdepodobne'],
    ],
  },
  {
    code: 'pl',
    script: 'latin',
    folded: true,
    cues: 'nie niestety brak brakuje bez przepraszam przykro trudno musial* nieznan* niewiadom* mysle sadze chyba moze prawdopodobnie byc przypuszczam wydaje moglby* mozesz prosze wiecej polecam sugeruje zalecam sprawdz* zalezy niemozliwe niejasne zaden zadn*',
    moves: [
      [
        'decline',
        `nie (?:wiem|znam|pamietam|przypominam sobie|podaj[ea]|wymieniaj[ea]|wspominaj[ea]|kojarze|orientuje sie|posiadam|dysponuje|moge|potrafie|umiem|bede|znalazlem|znalazlam|znajduje|widze|udalo mi sie|jestem ${FEW}(?:pewien|pewna|pewny|w stanie|zaznajomion\\p{L}+|przekonan\\p{L}+)|mam(?! (?:zadnych )?watpliwosci)|chce (?:zgadywac|spekulowac)|chcialbym (?:zgadywac|spekulowac|wprowadzac))`,
      ],
      [
        'decline',
        `nie wiadomo|wole nie (?:zgadywac|spekulowac|podawac)|nie (?:jest|sa|zostal[aoy]?|byl[aoy]?) ${FEW}(?:znan\\p{L}*|jasn\\p{L}*|mozliw\\p{L}*|dostepn\\p{L}*|wiadom\\p{L}*|okreslon\\p{L}*|podan\\p{L}*|ujawnion\\p{L}*|mi)|nieznan[yaei]|nie (?:da sie|mozna|sposob) ${SOME}${TELL_PL}|brak(?:uje)? (?:mi )?${FEW}(?:informacji|danych|wiedzy|pewnosci|dostepu|zrodel|wystarczajacych)|nie ma ${FEW}(?:informacji|danych|dostepnych|wystarczajacych)|bez (?:dostepu|dodatkowych|sprawdzenia)|(?:musialbym|musialabym) (?:zgadywac|sprawdzic|poszukac)|trudno (?:mi )?(?:jest )?${FEW}${TELL_PL}|niemozliwe|moja wiedza ${FEW}nie`,
      ],
      [
        'ask-back',
        `(?:mozesz|moglbys|moglabys|czy moze\\p{L}*) ${SOME}(?:podac|doprecyzowac|sprecyzowac|wyjasnic|podzielic)|prosze o ${FEW}(?:doprecyzowanie|podanie|wiecej)|wiecej (?:kontekstu|informacji|szczegolow)`,
      ],
      [
        'redirect',
        String.raw`(?:polecam|sugeruje|zalecam|radze|proponuje)|(?:oficjaln|wiarygodn)\p{L}+ (?:zrodl|stron)\p{L}+|sprawdz(?:ic)?`,
      ],
      [
        'courtesy',
        '^(?:niestety|przepraszam|przykro mi|wybacz)|jako (?:ai|model jezykowy|sztuczna inteligencja)',
      ],
      ['unsure', '(?:mysle|sadze|przypuszczam|wydaje mi sie)|chyba|byc moze|prawdopodobnie|mozliwe ze'],
    ],
  },
  {
    code: 'ru',
    script: 'cyrillic',
    folded: true,
    moves: [
      [
        'decline',
        `не (?:знаю|известно|помню|знаком[аы]?|уверен[аы]?|в курсе|располагаю|обладаю|имею|владею|наш[её]л|нашла|нахожу|могу(?! не )|смогу|берусь|удалось|в состоянии|припомню|припоминаю|буду (?:гадать|отвечать|предполагать)|хочу (?:гадать|вводить|предполагать|выдумывать)|хотел[аи]? бы (?:гадать|вводить))`,
      ],
      [
        'decline',
        `(?:у меня |мне )?нет ${SOME}(?:информации|данных|сведений|доступа|ответа|уверенности|возможности|записей|представления|источников)|неизвестн\\p{L}*|(?:невозможно|трудно|сложно|нельзя|непросто) ${SOME}${TELL_RU}|затрудняюсь|понятия не|без доступа к|не (?:является|был[аои]?|указан\\p{L}*) ${FEW}(?:известн\\p{L}*|доступн\\p{L}*|раскрыт\\p{L}*|указан\\p{L}*)|(?:отсутству(?:ет|ют)|недостаточно) ${SOME}(?:информаци\\p{L}|данны\\p{L}|сведени\\p{L})|(?:информаци[яи]|данные|сведения) ${SOME}(?:отсутству\\p{L}+|недоступн\\p{L}+|не (?:найден|указан|раскрыт|содерж|включ)\\p{L}*)|мне это ничего не говорит|(?:источник\\p{L}*|документ\\p{L}*) ${SOME}не (?:указ|упом|назв|называ|привод|сообща|содерж)\\p{L}*|(?:дата|год|имя|число|название|количество|место) ${SOME}не (?:указан|назван|привед|упомян|сохранил)\\p{L}*|(?:пришлось бы|придется) (?:гадать|угадывать|искать)|мои (?:знания|данные) ${FEW}не`,
      ],
      [
        'ask-back',
        `(?:не )?(?:могли бы|можете|можешь|не мог(?:ли)? бы) ${SOME}(?:уточнить|предоставить|пояснить)|уточните|больше (?:контекста|информации|деталей)`,
      ],
      [
        'redirect',
        String.raw`(?:рекомендую|советую|предлагаю)|(?:обратитесь|проверьте|обратиться к)|(?:официальн|надежн)\p{L}+ (?:сайт|источник)\p{L}*`,
      ],
      [
        'courtesy',
        '^(?:к сожалению|извините|простите|мне жаль|сожалею|увы|прошу прощения)|как (?:языковая модель|ии)',
      ],
      [
        'unsure',
        '(?:думаю|полагаю|предполагаю|кажется|наверное|возможно|вероятно|скорее всего|может быть|по-моему|насколько я помню)',
      ],
    ],
  },
  {
    code: 'uk',
    script: 'cyrillic',
    folded: true,
    moves: [
      [
        'decline',
        `не (?:знаю|пам'ятаю|можу(?! не )|маю(?! сумнів)|володію|впевнен\\p{L}*|певен|певна|знайшов|знайшла|знаходжу|вдалося|знайом\\p{L}*|відом\\p{L}*|зміг|змогла|пригадую|буду (?:гадати|вгадувати)|хочу (?:гадати|вводити|припускати|вигадувати)|в змозі|розпоряджаюся|обізнан\\p{L}*|є ${FEW}(?:відом|доступн)\\p{L}*)`,
      ],
      [
        'decline',
        `невідом\\p{L}*|(?:у мене )?(?:немає|нема|бракує|відсутн\\p{L}+|недостатньо) ${SOME}(?:інформаці\\p{L}|даних|дані|відомост\\p{L}+|доступу|відповіді|уявлення|джерел)|(?:неможливо|важко|складно) ${SOME}${TELL_UK}|гадки не|(?:джерел\\p{L}*|документ\\p{L}*|дат[ау]|рік|ім'я|назв[ау]|кількість) ${SOME}не (?:зазнач|вказ|згад|назв|назива|навод|навед|повідом)\\p{L}*|без доступу до|(?:інформація|дані|відомості) ${SOME}(?:відсутн\\p{L}*|недоступн\\p{L}*|не (?:знайден|розкрит|вказан)\\p{L}*)|довелося б (?:гадати|вгадувати|шукати)`,
      ],
      [
        'ask-back',
        `(?:чи )?(?:могли б|можете) ${SOME}(?:уточнити|надати|пояснити)|уточніть|більше (?:контексту|інформації)`,
      ],
      ['redirect', '(?:рекомендую|раджу|пропоную)|(?:зверніться|перевірте)'],
      ['courtesy', '^(?:на жаль|вибачте|перепрошую|пробачте|мені шкода)|як (?:мовна модель|ші)'],
      ['unsure', '(?:думаю|вважаю|припускаю|здається|мабуть|можливо|ймовірно|імовірно|напевно)'],
    ],
  },
  {
    code: 'bg',
    script: 'cyrillic',
    folded: true,
    moves: [
      [
        'decline',
        `не (?:знам|зная|помня|мога|разполагам|успях|намирам|намерих|съм ${FEW}(?:сигур\\p{L}+|запознат\\p{L}*|наясно)|е ${FEW}(?:известн\\p{L}*|ясно|възможно))|нямам ${SOME}(?:информаци\\p{L}|данни|представа|достъп|идея)|няма ${FEW}(?:информация|данни)|неизвестн\\p{L}*|невъзможно`,
      ],
      ['courtesy', '^(?:за съжаление|съжалявам|извинете)'],
      ['unsure', '(?:мисля|предполагам|може би|вероятно)'],
    ],
  },
  {
    code: 'sr',
    script: 'cyrillic',
    folded: true,
    moves: [
      [
        'decline',
        `не (?:знам|сећам|могу|познајем)|немам ${SOME}(?:информациј\\p{L}|подат\\p{L}+|појма|приступ)|нисам ${FEW}(?:сигур\\p{L}+|упознат\\p{L}*)|непознат\\p{L}*|није ${FEW}(?:познато|могуће|јасно)|нема (?:доступних |поузданих )?(?:информациј|подат)\\p{L}+`,
      ],
      ['courtesy', '^(?:нажалост|жао ми је|извините)'],
      ['unsure', '(?:мислим|можда|вероватно)'],
    ],
  },
  {
    code: 'hr',
    script: 'latin',
    folded: true,
    cues: 'ne nema* nisam nije nazalost zao mislim mozda vjerojatno verovatno ispricavam oprostite',
    moves: [
      [
        'decline',
        `ne (?:znam|sjecam|secam|mogu|poznajem|raspolazem)|nemam ${SOME}(?:informacij\\p{L}|podat\\p{L}+|pojma|pristup\\p{L}*|saznanj\\p{L}+)|nisam ${FEW}(?:sigur\\p{L}*|upoznat\\p{L}*|u mogucnosti|siguran)|nepoznat\\p{L}*|nije ${FEW}(?:poznat\\p{L}*|moguce|jasno)|nema ${FEW}(?:informacij|podat)\\p{L}+`,
      ],
      ['courtesy', '^(?:nazalost|zao mi je|ispricavam se|oprostite)'],
      ['unsure', 'mislim|mozda|vjerojatno|verovatno'],
    ],
  },
];
