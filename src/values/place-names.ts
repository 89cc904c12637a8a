/**
 * Names that stand for the same country, state or well-known town, and the adjectives and inhabitants made of them ("French" for
 * France). General geography only: it lets "the UK" meet "United Kingdom", and tells a country from a city.
 */

const ALIASES = `
united states|usa|us|u s|u s a|america|united states of america|the states
united kingdom|uk|great britain|britain|u k
soviet union|ussr|union of soviet socialist republics
russia|russian federation
china|people s republic of china|prc
south korea|republic of korea
north korea|democratic people s republic of korea|dprk
czech republic|czechia
netherlands|holland
myanmar|burma
iran|persia|islamic republic of iran
sri lanka|ceylon
thailand|siam
ivory coast|cote d ivoire
east timor|timor leste
eswatini|swaziland
vatican|vatican city|holy see
united arab emirates|uae
democratic republic of the congo|dr congo|zaire|drc
istanbul|constantinople
saint petersburg|st petersburg|sankt petersburg|san petersburgo|sankt peterburg|saint petersbourg|leningrad|petrograd
mumbai|bombay
kolkata|calcutta
chennai|madras
beijing|peking|pekin|pequim|pechino
ho chi minh city|saigon
new york|new york city|nyc|nueva york|nova york|nova iorque|nowy jork
los angeles|la|l a
washington d c|washington dc|washington district of columbia|district of columbia
european union|eu
cologne|koln|koeln
vienna|wien|wenen|viden|wieden|becs
munich|munchen|muenchen|monachium|mnichov
nuremberg|nurnberg|nuernberg
prague|praha|prag|praga
warsaw|warszawa|warschau|varsovie|varsovia|varsavia|varsava
krakow|cracow|krakau|cracovie|cracovia|krakov
gdansk|danzig
wroclaw|breslau
moscow|moskva|moskau|moscou|moscu|mosca|moskwa|moskou
kyiv|kiev|kiew|kijow|kyjev
odesa|odessa
lviv|lvov|lwow|lemberg
kharkiv|kharkov
chisinau|kishinev
bucharest|bucuresti|bukarest|bucarest|bukareszt|bukurest
belgrade|beograd|belgrad|belehrad
athens|athina|athen|athenes|atenas|atene|ateny|atheny|ateena
lisbon|lisboa|lissabon|lisbonne|lisbona|lizbona
porto|oporto
seville|sevilla
rome|roma|rzym
florence|firenze|florenz|florencja
naples|napoli|neapel|napoles|neapol
venice|venezia|venedig|venise|venecia|veneza|wenecja|benatky
milan|milano|mailand|mediolan
turin|torino|turyn
genoa|genova
copenhagen|kobenhavn|kopenhagen|copenhague|copenaghen|kopenhaga|kodan
gothenburg|goteborg
the hague|den haag|s gravenhage
antwerp|antwerpen|anvers
brussels|bruxelles|brussel|bruselas|bruxelas|bruksela|brusel
bruges|brugge
ghent|gent
geneva|geneve|genf|ginebra|genebra|ginevra|zeneva|genewa
zurich|zuerich
basel|basle
lucerne|luzern
guangzhou|canton
nanjing|nanking
tianjin|tientsin
bengaluru|bangalore
yangon|rangoon
cairo|al qahirah|kairo|le caire|kahira
tehran|teheran
yerevan|erevan
tbilisi|tiflis
bratislava|pressburg
ljubljana|laibach
london|londres|londra|londen|londyn|lontoo
paris|parigi|paryz|pariz|parijs|pariisi
berlin|berlim|berlino|berlijn
tokyo|tokio|toquio
jerusalem|jeruzalem|gerusalemme|jerozolima
damascus|damaskus|damaszek
united nations|un
`;

const STATES =
  'al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware fl=florida ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas ky=kentucky la=louisiana me=maine md=maryland ma=massachusetts mi=michigan mn=minnesota ms=mississippi mo=missouri mt=montana ne=nebraska nv=nevada nh=new_hampshire nj=new_jersey nm=new_mexico ny=new_york nc=north_carolina nd=north_dakota oh=ohio ok=oklahoma or=oregon pa=pennsylvania ri=rhode_island sc=south_carolina sd=south_dakota tn=tennessee tx=texas ut=utah vt=vermont va=virginia wa=washington wv=west_virginia wi=wisconsin wy=wyoming';

const DEMONYMS = `
afghanistan afghan;albania albanian;algeria algerian;argentina argentine argentinian;armenia armenian;australia australian aussie
austria austrian;azerbaijan azerbaijani;bangladesh bangladeshi;belarus belarusian;belgium belgian;bolivia bolivian;bosnia bosnian
brazil brazilian;britain british briton;bulgaria bulgarian;cambodia cambodian;canada canadian;chile chilean;china chinese
colombia colombian;croatia croatian croat;cuba cuban;cyprus cypriot;czechia czech;denmark danish dane;egypt egyptian
england english;estonia estonian;ethiopia ethiopian;europe european;finland finnish finn;france french;georgia georgian
germany german;ghana ghanaian;greece greek;hungary hungarian;iceland icelandic icelander;india indian;indonesia indonesian
iran iranian persian;iraq iraqi;ireland irish;israel israeli;italy italian;jamaica jamaican;japan japanese;jordan jordanian
kazakhstan kazakh;kenya kenyan;korea korean;kuwait kuwaiti;latvia latvian;lebanon lebanese;libya libyan;lithuania lithuanian
macedonia macedonian;malaysia malaysian;malta maltese;mexico mexican;mongolia mongolian;morocco moroccan;nepal nepalese nepali
netherlands dutch;nigeria nigerian;norway norwegian;pakistan pakistani;palestine palestinian;peru peruvian;philippines filipino
poland polish pole;portugal portuguese;romania romanian;russia russian;rome roman;scotland scottish scot scots;serbia serbian serb
slovakia slovak;slovenia slovenian slovene;spain spanish spaniard;sudan sudanese;sweden swedish swede;switzerland swiss
syria syrian;taiwan taiwanese;thailand thai;tunisia tunisian;turkey turkish turk;ukraine ukrainian;uruguay uruguayan
niger nigerien;laos laotian;angola angolan;bhutan bhutanese;ecuador ecuadorian;gabon gabonese;gambia gambian;guatemala guatemalan
haiti haitian;honduras honduran;kyrgyzstan kyrgyz;mauritania mauritanian;moldova moldovan;montenegro montenegrin;nicaragua nicaraguan
oman omani;panama panamanian;paraguay paraguayan;qatar qatari;rwanda rwandan;senegal senegalese;somalia somali;tajikistan tajik
turkmenistan turkmen;uganda ugandan;uzbekistan uzbek;zambia zambian;zimbabwe zimbabwean;luxembourg luxembourgish
venezuela venezuelan;vietnam vietnamese;wales welsh;yemen yemeni;yugoslavia yugoslav;africa african;america american;asia asian
`;

const CANONICAL = new Map<string, string>();
const GROUPS = new Map<string, readonly string[]>();
for (const line of ALIASES.trim().split('\n')) {
  const names = line.split('|');
  GROUPS.set(names[0] as string, names);
  for (const name of names) CANONICAL.set(name, names[0] as string);
}
const STATE_NAMES = new Map<string, string>();
for (const pair of STATES.split(' ')) {
  const [short, long] = pair.split('=') as [string, string];
  STATE_NAMES.set(short, long.replaceAll('_', ' '));
}
const STATE_LONG = new Set(STATE_NAMES.values());
const ROOTS = new Map<string, string>();
const COUNTRIES = new Set<string>([
  'united states',
  'united kingdom',
  'soviet union',
  'south korea',
  'north korea',
  'czech republic',
  'new zealand',
  'south africa',
  'saudi arabia',
]);
for (const group of DEMONYMS.trim().split(/[;\n]/)) {
  const [country, ...adjectives] = group.split(' ') as [string, ...string[]];
  COUNTRIES.add(country);
  ROOTS.set(country, country);
  for (const adjective of adjectives) ROOTS.set(adjective, country);
}

/** The usual name of a folded place name: "usa" -> "united states"; itself when nothing is known. */
export function canonicalPlace(name: string): string {
  return CANONICAL.get(name) ?? name;
}

/** All usual names of the place that a folded name stands for, itself among them; none when nothing is known. */
export function placeAliases(name: string): readonly string[] {
  return GROUPS.get(CANONICAL.get(name) ?? '') ?? [];
}

/** Long name of a state of the US from its postal letters, or null. */
export function stateName(letters: string): string | null {
  return STATE_NAMES.get(letters) ?? null;
}

/** True for the folded long name of a state of the US. */
export function isState(name: string): boolean {
  return STATE_LONG.has(name);
}

/** The country behind a name or adjective: "scottish" -> "scotland"; null when it is none. */
export function countryRoot(word: string): string | null {
  return ROOTS.get(word) ?? null;
}

/** True for the folded name of a country or continent. */
export function isCountry(name: string): boolean {
  return COUNTRIES.has(canonicalPlace(name));
}
