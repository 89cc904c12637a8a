/**
 * Cities that are meant when only their name is said, with the country or state they lie in. Known so that a namesake
 * ("Paris, Texas") is not taken for them; a city that is missing here is only not guarded.
 */
import { addToGroup } from '../core/group-by.ts';
import { canonicalPlace, isCountry, isState, stateName } from './place-names.ts';

/** Containing places, any of which is right, then the cities. */
const CITIES = `
france: paris,lyon,marseille,nice,bordeaux,toulouse,strasbourg,lille,nantes,versailles,cannes,reims,rouen,avignon,orleans
england,united kingdom: london,manchester,liverpool,birmingham,oxford,cambridge,bristol,leeds,sheffield,plymouth,york,bath,dover,durham,newcastle,nottingham,southampton,portsmouth,brighton,canterbury,coventry,norwich,exeter,worcester,gloucester,winchester,lancaster,chester,windsor,stratford upon avon
scotland,united kingdom: edinburgh,glasgow,aberdeen,dundee,inverness,st andrews
wales,united kingdom: cardiff,swansea
northern ireland,united kingdom: belfast,derry
ireland: dublin,cork,galway,limerick,waterford
germany: berlin,munich,hamburg,cologne,frankfurt,dresden,leipzig,stuttgart,nuremberg,hanover,bonn,heidelberg,bremen,dusseldorf,weimar,potsdam,gottingen,ulm,mainz,augsburg
austria: vienna,salzburg,graz,innsbruck,linz
switzerland: geneva,zurich,basel,bern,lausanne,lucerne,lugano
italy: rome,milan,venice,florence,naples,turin,genoa,bologna,pisa,verona,palermo,siena,padua,ravenna,syracuse,parma,modena,trieste,bari
greece: athens,sparta,corinth,thessaloniki,delphi,olympia,marathon
spain: madrid,barcelona,seville,valencia,toledo,granada,cordoba,bilbao,malaga,zaragoza,salamanca
portugal: lisbon,porto,coimbra
netherlands: amsterdam,rotterdam,the hague,utrecht,delft,leiden,eindhoven,haarlem
belgium: brussels,antwerp,bruges,ghent,liege,waterloo
poland: warsaw,krakow,gdansk,wroclaw,poznan,lublin
russia: moscow,saint petersburg,kazan,novosibirsk,vladivostok,volgograd
ukraine: kyiv,odesa,lviv,kharkiv
czech republic,bohemia: prague,brno,ostrava,pilsen
hungary: budapest,debrecen
sweden: stockholm,gothenburg,uppsala,malmo
norway: oslo,bergen,trondheim
denmark: copenhagen,aarhus,odense
finland: helsinki,turku,tampere
turkey: istanbul,ankara,izmir,troy
egypt: cairo,alexandria,memphis,luxor,thebes
lebanon: beirut,tyre,sidon
libya: tripoli
syria: damascus,aleppo,palmyra
israel: jerusalem,tel aviv,haifa,nazareth
palestine: bethlehem,hebron,jericho
iraq: baghdad,babylon,basra
iran: tehran,isfahan,shiraz
india: delhi,new delhi,mumbai,kolkata,chennai,bengaluru,hyderabad,agra,lucknow
pakistan: karachi,lahore,islamabad
china: beijing,shanghai,nanjing,guangzhou,wuhan,xian,shenzhen
japan: tokyo,kyoto,osaka,hiroshima,nagasaki,yokohama,nagoya,sapporo
australia: sydney,melbourne,brisbane,perth,adelaide,canberra,hobart,darwin
new zealand: auckland,wellington,christchurch,dunedin
canada,ontario: toronto,ottawa
canada,quebec: montreal,quebec city
canada,british columbia: vancouver
canada,alberta: calgary,edmonton
canada,manitoba: winnipeg
canada,nova scotia: halifax
mexico: mexico city,guadalajara,monterrey,cancun
cuba: havana
peru: lima,cusco
argentina: buenos aires,cordoba,rosario
brazil: rio de janeiro,sao paulo,brasilia
chile: santiago,valparaiso
colombia: bogota,cartagena,medellin
spain,murcia: cartagena
south africa: cape town,johannesburg,durban,pretoria
kenya: nairobi
nigeria: lagos,abuja
massachusetts,united states: boston,cambridge,plymouth
pennsylvania,united states: philadelphia,pittsburgh,gettysburg,hershey
illinois,united states: chicago
california,united states: los angeles,san francisco,san diego,oakland,hollywood,pasadena,sacramento,san jose
texas,united states: houston,dallas,austin,san antonio,el paso
georgia,united states: atlanta,savannah,augusta
florida,united states: miami,orlando,tampa,jacksonville
tennessee,united states: nashville,memphis
louisiana,united states: new orleans,baton rouge
michigan,united states: detroit
ohio,united states: cleveland,cincinnati,columbus,toledo
oregon,united states: portland
washington,united states: seattle
nevada,united states: las vegas
arizona,united states: phoenix
colorado,united states: denver
minnesota,united states: minneapolis
maryland,united states: baltimore,annapolis
virginia,united states: richmond,jamestown
south carolina,united states: charleston
alabama,united states: birmingham,montgomery
utah,united states: salt lake city
hawaii,united states: honolulu
new york,united states: new york,buffalo,rochester,syracuse,albany
missouri,united states: st louis
georgia: tbilisi
`;

const HOMES = new Map<string, ReadonlySet<string>[]>();
const REGIONS = new Set<string>();
for (const line of CITIES.trim().split('\n')) {
  const [places, cities] = line.split(': ') as [string, string];
  const home = new Set(places.split(','));
  for (const place of home) REGIONS.add(place);
  for (const city of cities.split(',')) {
    const name = canonicalPlace(city);
    addToGroup(HOMES, name, home);
  }
}

/** Whether a folded name is a country, a state or a province that cities are told apart by. */
export function isCityRegion(name: string): boolean {
  return REGIONS.has(name) || isCountry(name) || isState(name) || stateName(name) !== null;
}

/**
 * Whether a folded city is another one than comes to mind, or may be: it is famous, and the folded region named with it
 * is not where it lies ("paris" in "texas"), or two famous cities share the name ("cambridge").
 */
export function isNamesakeCity(city: string, region: string): boolean {
  const homes = HOMES.get(canonicalPlace(city));
  if (homes === undefined) return false;
  const named = stateName(region) ?? canonicalPlace(region);
  return homes.length > 1 || !homes[0]!.has(named);
}

/** Whether a folded city is a famous one of a folded country, state or province. */
export function isCityIn(city: string, region: string): boolean {
  const named = stateName(region) ?? canonicalPlace(region);
  return HOMES.get(canonicalPlace(city))?.some((home) => home.has(named)) === true;
}
