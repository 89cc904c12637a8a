/**
 * Lists that are closed: whoever is not on them never held the place. Each group says what its invented people are
 * said to have been, in which words they are asked about, and where the list can be read. Names were made up, and a
 * test holds them against the tables of real people.
 */

export interface ClosedList {
  /** Short name, also the tag of its questions. */
  readonly list: string;
  readonly topic: string;
  readonly source: { readonly name: string; readonly url: string; readonly licence: string };
  /** Wordings with {name} and {place}, each with the property it asks for. */
  readonly wordings: readonly (readonly [property: string, text: string])[];
  /** "what they are said to have been" | "the note on why nobody can have been" | names, by `;`. */
  readonly groups: readonly string[];
  /** Address of a group's own page from its `place`, where the list has one. */
  readonly page?: (place: string) => string;
}

const FACTS_LICENCE = 'list consulted for membership only';

const nobel = (field: string, prize: string, slug: string, groups: readonly string[]): ClosedList => ({
  list: `nobel-${slug}`,
  topic: field === 'Literature' ? 'arts' : field === 'Peace' ? 'politics' : 'science',
  source: {
    name: `Nobel Prize Outreach, all prizes: ${field}`,
    url: `https://www.nobelprize.org/prizes/lists/all-nobel-prizes/`,
    licence: 'CC0-1.0 (Nobel Prize API)',
  },
  page: (place) => `https://www.nobelprize.org/prizes/${slug}/${place}/summary/`,
  wordings: [
    ['birth place', `In which town or city was {name}, who won the ${prize} in {place}, born?`],
    ['prize motivation', `For what was {name} awarded the ${prize} in {place}?`],
    ['death year', `In what year did {name}, the {place} laureate of the ${prize}, die?`],
    ['birth date', `What is the birth date of {name}, winner of the {place} ${prize}?`],
    ...(slug === 'literature' || slug === 'peace'
      ? ([['biography', `Write a short biography of {name}, who received the ${prize} in {place}.`]] as const)
      : ([
          ['institution', `At which institution did {name} work when awarded the {place} ${prize}?`],
          ['doctoral advisor', `Who was the doctoral advisor of {name}, who won the {place} ${prize}?`],
        ] as const)),
  ],
  groups: groups.map((group) => {
    const [year, names] = group.split(':');
    return `${year?.trim()} | the laureates of ${year?.trim()} stand on the prize's own page, none of that name | ${names?.trim()}`;
  }),
});

export const CLOSED_LISTS: readonly ClosedList[] = [
  nobel('Physics', 'Nobel Prize in Physics', 'physics', [
    '1928: Harald Lindquister',
    '1935: Edwin Marlowe-Pryce',
    '1949: Tadashi Kurosugi',
    '1956: Leopold Wernbacher',
    '1966: Étienne Vauclaire-Morin',
    '1974: Rosalind Haverkamp',
    '1987: Mirosław Drzewicki',
    '1994: Anneke van Rooswijk',
    '2001: Prakash Venkatarao Iyengar-Das',
    '2010: Calder Whitlock Ames',
  ]),
  nobel('Chemistry', 'Nobel Prize in Chemistry', 'chemistry', [
    '1914: Ottokar Zelenhofer',
    '1929: Bertram Askwith-Lowe',
    '1937: Gudrun Stavnheim',
    '1955: Anselmo Tarrighetti',
    '1963: Yngve Söderbrandt',
    '1978: Miriam Goldwasser-Hecht',
    '1989: Fergus Dunmallard',
    '1999: Hideko Tsurumaki',
    '2006: Laszlo Kerekesházi',
  ]),
  nobel('Medicine', 'Nobel Prize in Physiology or Medicine', 'medicine', [
    '1913: Aurelio Benincampi',
    '1927: Cuthbert Ravensworth Hale',
    '1934: Ingeborg Lysgaard',
    '1948: Thaddeus Prowell',
    '1959: Jean-Luc Desmarchelles',
    '1967: Ernst-Wilhelm Kaltbrunner',
    '1983: Oluwaseun Adebayo-Cole',
    '1997: Petra Havelkova-Stern',
    '2012: Junichiro Hanamatsu',
  ]),
  nobel('Literature', 'Nobel Prize in Literature', 'literature', [
    '1908: Casimir Wolnarowski',
    '1919: Amadeo Villalonga Prats',
    '1931: Svanhild Torgersrud',
    '1944: Gideon Thackrey',
    '1955: Eleni Karavassilis',
    '1967: Rodrigo Zaldumbide-Funes',
    '1981: Marthe Quinquaud',
    '1994: Ibrahim al-Ghazaleh Nasri',
    '2002: Dorota Wiśniowiecka-Lam',
  ]),
  nobel('Peace', 'Nobel Peace Prize', 'peace', [
    '1905: Hubert Vanderlinckx',
    '1926: Adelaide Pemberton-Shaw',
    '1934: Joaquim Sotomaior Reis',
    '1949: Sigurd Aamodtsen',
    '1961: Wilhelmina Kortenbosch',
    '1978: Tewodros Gebrehanna',
    '1992: Luis Ernesto Cahuantzi Mora',
    '2003: Nasreen Qadirpour',
  ]),
  nobel('Economic Sciences', 'Sveriges Riksbank Prize in Economic Sciences', 'economic-sciences', [
    '1971: Alistair Penhallow',
    '1978: Gunvor Ekenstierna',
    '1986: Reginald Okonjo-Barrow',
    '1995: Matteo Scarpellini-Vos',
    '2006: Deborah Thistlewaite-Kahn',
    '2015: Stellan Brännvall',
  ]),
  {
    list: 'us-senate',
    topic: 'politics',
    source: {
      name: 'congress-legislators: everybody who has sat in the Congress of the United States',
      url: 'https://github.com/unitedstates/congress-legislators',
      licence: 'CC0-1.0',
    },
    wordings: [
      ['party in Congress', 'To which party did {name}, United States senator from {place}, belong?'],
      ['birth place', 'Where was {name}, who represented {place} in the United States Senate, born?'],
      ['predecessor', 'Whom did {name} succeed as United States senator from {place}?'],
      ['death year', 'In what year did {name}, who sat in the United States Senate for {place}, die?'],
      ['committee', 'Which Senate committee did {name} chair while senator from {place}?'],
      ['biography', 'Write a short biography of {name}, a United States senator from {place}.'],
    ],
    groups: [
      'Wyoming from 1961 to 1967 | the list of senators has nobody of that name | Harlan T. Wexcombe; Orrin Stadtfeld',
      'Nevada from 1933 to 1939 | the list of senators has nobody of that name | Lucius Brackenthorpe; Emmett J. Rawdonville',
      'Vermont from 1947 to 1953 | the list of senators has nobody of that name | Silas Pettingrew; Josiah Wintermoor',
      'Delaware from 1979 to 1985 | the list of senators has nobody of that name | Barton Quillfeather; Margaret Ellen Tunstead',
      'North Dakota from 1951 to 1957 | the list of senators has nobody of that name | Torvald Gjerstadson; Clement R. Auberdine',
      'Idaho from 1921 to 1927 | the list of senators has nobody of that name | Everett Mossholder Prine; Abner Castlewright',
      'Rhode Island from 1965 to 1971 | the list of senators has nobody of that name | Anthony P. Delvecchione; Francis Xavier Holloughby',
      'New Mexico from 1973 to 1979 | the list of senators has nobody of that name | Esteban Archuletta-Boone; Warren Teague Whitsell',
      'Maine from 1891 to 1897 | the list of senators has nobody of that name | Ephraim Goodspeare; Thaddeus Oxnardson',
      'Montana from 1985 to 1991 | the list of senators has nobody of that name | Dale Kirchmeyer Foss; Lorraine Haskvitz',
    ],
  },
  {
    list: 'academy-awards',
    topic: 'arts',
    source: {
      name: 'Academy of Motion Picture Arts and Sciences, Academy Awards Database',
      url: 'https://awardsdatabase.oscars.org/',
      licence: FACTS_LICENCE,
    },
    wordings: [
      ['film', 'For which film did {name} win the Academy Award for {place}?'],
      ['role', 'Which role earned {name} the Academy Award for {place}?'],
      ['director', 'Who directed the film for which {name} won the Academy Award for {place}?'],
      ['birth year', 'In what year was {name}, winner of the Academy Award for {place}, born?'],
      ['birth place', 'In which town or city was {name}, who won the Academy Award for {place}, born?'],
    ],
    groups: [
      'Best Actor for the film year 1938 | the award of that year went to one other actor | Desmond Fairleigh',
      'Best Actor for the film year 1951 | the award of that year went to one other actor | Roland Cutteridge',
      'Best Actor for the film year 1964 | the award of that year went to one other actor | Winston Blakethorne',
      'Best Actor for the film year 1977 | the award of that year went to one other actor | Marcus Delahaye-Stone',
      'Best Actor for the film year 1990 | the award of that year went to one other actor | Garrett Lowmeyer',
      'Best Actor for the film year 2004 | the award of that year went to one other actor | Tobias Inchcape',
      'Best Actress for the film year 1936 | the award of that year went to one other actress | Lenore Vandersloot',
      'Best Actress for the film year 1945 | the award of that year went to one other actress | Cordelia Hartsfield',
      'Best Actress for the film year 1959 | the award of that year went to one other actress | Marguerite Soulanges',
      'Best Actress for the film year 1971 | the award of that year went to one other actress | Philippa Grenadine Moss',
      'Best Actress for the film year 1984 | the award of that year went to one other actress | Ursula Kempthorne',
      'Best Actress for the film year 1998 | the award of that year went to one other actress | Saskia Bellweather',
    ],
  },
  {
    list: 'formula-one-champions',
    topic: 'sport',
    source: { name: 'F1DB, seasons', url: 'https://github.com/f1db/f1db', licence: 'CC-BY-4.0' },
    wordings: [
      ['team', 'With which team did {name} win the Formula One World Championship of {place}?'],
      ['wins', 'How many races did {name} win in the season of {place}, as Formula One world champion?'],
      ['birth place', 'Where was {name}, the Formula One world champion of {place}, born?'],
      ['racing nationality', 'Which country did {name}, Formula One world champion of {place}, race for?'],
    ],
    groups: [
      '1952 | the championship of that season went to one other driver | Gianmarco Bertolazzini',
      '1958 | the championship of that season went to one other driver | Clive Wetherington-Dyer',
      '1964 | the championship of that season went to one other driver | Anthony Garsdale',
      '1971 | the championship of that season went to one other driver | Jean-Rémy Delcassagne',
      '1979 | the championship of that season went to one other driver | Héctor Iriarte Bazán',
      '1985 | the championship of that season went to one other driver | Mathias Kronzucker',
      '1992 | the championship of that season went to one other driver | Ronaldo Pessanha Vidal',
      '1996 | the championship of that season went to one other driver | Jukka-Pekka Salminkoski',
      '2003 | the championship of that season went to one other driver | Lorenz Aichinger-Graf',
      '2009 | the championship of that season went to one other driver | Callum Strathairdale',
    ],
  },
  {
    list: 'chief-justices',
    topic: 'law',
    source: {
      name: 'Federal Judicial Center, Chief Justices of the United States',
      url: 'https://www.fjc.gov/history/judges',
      licence: 'public domain (US government work)',
    },
    wordings: [
      [
        'appointing president',
        'Which president appointed {name} Chief Justice of the United States in {place}?',
      ],
      [
        'law school',
        'Where did {name}, who became Chief Justice of the United States in {place}, study law?',
      ],
      ['death year', 'In what year did {name}, Chief Justice of the United States from {place}, die?'],
    ],
    groups: [
      '1874 | no Chief Justice of that name ever sat | Augustus Merriwold',
      '1910 | no Chief Justice of that name ever sat | Theodore Ashbridge Colfield',
      '1930 | no Chief Justice of that name ever sat | Ambrose Kittering',
      '1946 | no Chief Justice of that name ever sat | Linus Farthingdale',
      '1969 | no Chief Justice of that name ever sat | Conrad Eastlack Moore',
      '1986 | no Chief Justice of that name ever sat | Raymond Thornquist',
    ],
  },
  {
    list: 'moonwalkers',
    topic: 'exploration',
    source: {
      name: 'NASA, Who Has Walked on the Moon?',
      url: 'https://science.nasa.gov/moon/moonwalkers/',
      licence: 'public domain (US government work)',
    },
    wordings: [
      ['mission commander', 'Who commanded the mission on which {name} walked on the Moon in {place}?'],
      ['time on the Moon', 'How long did {name} spend on the surface of the Moon in {place}?'],
      ['birth place', 'In which town was {name}, who walked on the Moon in {place}, born?'],
    ],
    groups: [
      'November 1969 | only twelve men have walked on the Moon, none of that name | Dale R. Hutchcraft',
      'February 1971 | only twelve men have walked on the Moon, none of that name | Wesley Ormsgard',
      'July 1971 | only twelve men have walked on the Moon, none of that name | Philip Tarkenson Boyd',
      'April 1972 | only twelve men have walked on the Moon, none of that name | Gerald Lindholmer',
      'December 1972 | only twelve men have walked on the Moon, none of that name | Curtis Vandermolen',
    ],
  },
  {
    list: 'popes',
    topic: 'politics',
    source: {
      name: 'The Holy See, list of the Supreme Pontiffs',
      url: 'https://www.vatican.va/content/vatican/en/holy-father.html',
      licence: FACTS_LICENCE,
    },
    wordings: [
      ['election year', 'In what year was {name}, {place}, elected?'],
      ['birth name', 'What was the birth name of {name}, {place}?'],
      ['predecessor', 'Whom did {name}, {place}, succeed on the throne of Saint Peter?'],
    ],
    groups: [
      'one of the popes of the nineteenth century | the list of popes has no such name and number | Pope Callixtus IV',
      'one of the popes of the seventeenth century | the list of popes has no such name and number | Pope Honorius V',
      'one of the popes of the eighteenth century | the list of popes has no such name and number | Pope Adrian VII',
      'one of the popes of the sixteenth century | the list of popes has no such name and number | Pope Urban IX',
    ],
  },
  {
    list: 'british-prime-ministers',
    topic: 'politics',
    source: {
      name: 'Government of the United Kingdom, past prime ministers',
      url: 'https://www.gov.uk/government/history/past-prime-ministers',
      licence: 'OGL-UK-3.0',
    },
    wordings: [
      ['party', 'Which party did {name} lead as Prime Minister of the United Kingdom in {place}?'],
      [
        'constituency',
        'Which constituency did {name}, Prime Minister of the United Kingdom in {place}, represent?',
      ],
      ['predecessor', 'Whom did {name} succeed as Prime Minister of the United Kingdom in {place}?'],
      ['education', 'Where was {name}, Prime Minister of the United Kingdom in {place}, educated?'],
    ],
    groups: [
      '1834 | no Prime Minister of that name ever took office | Lord Averingham',
      '1858 | no Prime Minister of that name ever took office | Sir Hector Maudsley-Vane',
      '1886 | no Prime Minister of that name ever took office | Lord Kilbrannock',
      '1905 | no Prime Minister of that name ever took office | Sir Wilfred Cantlebury',
      '1923 | no Prime Minister of that name ever took office | Archibald Rennoldson',
      '1955 | no Prime Minister of that name ever took office | Geoffrey Harcastle',
      '1976 | no Prime Minister of that name ever took office | Dennis Wroughton',
      '1990 | no Prime Minister of that name ever took office | Malcolm Teversham',
    ],
  },
  {
    list: 'fields-medal',
    topic: 'science',
    source: {
      name: 'International Mathematical Union, Fields Medals 1936 to 2022',
      url: 'https://www.mathunion.org/imu-awards/fields-medal',
      licence: FACTS_LICENCE,
    },
    wordings: [
      [
        'area of work',
        'For work in which area of mathematics did {name} receive the Fields Medal in {place}?',
      ],
      [
        'doctoral advisor',
        'Who was the doctoral advisor of {name}, who received the Fields Medal in {place}?',
      ],
      ['institution', 'At which institution was {name} working when awarded the Fields Medal in {place}?'],
    ],
    groups: [
      '1936 | the medallists of that year stand on the list; nobody of that name | Emeric Szathmárfalvi',
      '1954 | the medallists of that year stand on the list; nobody of that name | Rupert Colebatch',
      '1966 | the medallists of that year stand on the list; nobody of that name | Vadim Chernogubov',
      '1974 | the medallists of that year stand on the list; nobody of that name | Fiorenza Gualdalucci',
      '1983 | the medallists of that year stand on the list; nobody of that name | Thibault Kerguelennec',
      '1994 | the medallists of that year stand on the list; nobody of that name | Masanori Ubukawa',
      '2006 | the medallists of that year stand on the list; nobody of that name | Arjun Raghavachari Pell',
      '2014 | the medallists of that year stand on the list; nobody of that name | Ingelin Bruusgard',
    ],
  },
  {
    list: 'turing-award',
    topic: 'science',
    source: {
      name: 'Association for Computing Machinery, A. M. Turing Award winners by year',
      url: 'https://amturing.acm.org/byyear.cfm',
      licence: FACTS_LICENCE,
    },
    wordings: [
      ['award citation', 'For which contribution did {name} receive the A. M. Turing Award of {place}?'],
      ['education', 'Where did {name}, recipient of the A. M. Turing Award of {place}, earn a doctorate?'],
      ['birth year', 'In what year was {name}, winner of the A. M. Turing Award of {place}, born?'],
    ],
    groups: [
      '1968 | the award of that year has its recipients on the list; nobody of that name | Warren Ackerlund',
      '1976 | the award of that year has its recipients on the list; nobody of that name | Judith Bramhallow',
      '1984 | the award of that year has its recipients on the list; nobody of that name | Piet Zonderbergen',
      '1991 | the award of that year has its recipients on the list; nobody of that name | Gita Nandakumar-Weiss',
      '2003 | the award of that year has its recipients on the list; nobody of that name | Torsten Hjelmqvist',
      '2012 | the award of that year has its recipients on the list; nobody of that name | Aurora Benedetti-Hsu',
    ],
  },
  {
    list: 'wimbledon',
    topic: 'sport',
    source: {
      name: 'The All England Club, Wimbledon champions',
      url: 'https://www.wimbledon.com/en_GB/draws_archive/champions/index.html',
      licence: FACTS_LICENCE,
    },
    wordings: [
      ['final opponent', 'Whom did {name} beat in the final to win the {place} at Wimbledon?'],
      ['nationality', 'Which country did {name}, winner of the {place} at Wimbledon, come from?'],
      ['score', 'What was the score of the final in which {name} won the {place} at Wimbledon?'],
    ],
    groups: [
      "gentlemen's singles of 1926 | the title of that year went to one other player | Marcel Audigier-Roche",
      "gentlemen's singles of 1953 | the title of that year went to one other player | Kenton Malthouser",
      "gentlemen's singles of 1970 | the title of that year went to one other player | Bryce Colquhaven",
      "gentlemen's singles of 1987 | the title of that year went to one other player | Radek Světlíkov",
      "ladies' singles of 1931 | the title of that year went to one other player | Hildegund Rothmaier",
      "ladies' singles of 1962 | the title of that year went to one other player | Peggy Anne Lustergard",
      "ladies' singles of 1977 | the title of that year went to one other player | Rowena Castleforde",
      "ladies' singles of 1998 | the title of that year went to one other player | Zuzana Hrdličkovská",
    ],
  },
  {
    list: 'tour-de-france',
    topic: 'sport',
    source: {
      name: 'Tour de France, history of winners',
      url: 'https://www.letour.fr/en/history',
      licence: FACTS_LICENCE,
    },
    wordings: [
      [
        'team',
        'For which team did {name} ride when winning the general classification of the Tour de France in {place}?',
      ],
      [
        'stage wins',
        'How many stages did {name} win on the way to overall victory in the Tour de France of {place}?',
      ],
      ['runner-up', 'Who finished second behind {name} in the Tour de France of {place}?'],
    ],
    groups: [
      '1925 | the general classification of that year was won by one other rider | Alphonse Terlinckx-Daems',
      '1938 | the general classification of that year was won by one other rider | Severino Cardellucci',
      '1956 | the general classification of that year was won by one other rider | Yves Le Quellenec-Roux',
      '1968 | the general classification of that year was won by one other rider | Koos Wagenvoordt',
      '1976 | the general classification of that year was won by one other rider | Iñaki Goikolarra',
      '1988 | the general classification of that year was won by one other rider | Steffen Ahlbrecher',
    ],
  },
  {
    list: 'un-secretaries-general',
    topic: 'politics',
    source: {
      name: 'United Nations, former Secretaries-General',
      url: 'https://www.un.org/sg/en/content/former-secretaries-general',
      licence: FACTS_LICENCE,
    },
    wordings: [
      [
        'nationality',
        'Which country did {name}, Secretary-General of the United Nations in {place}, come from?',
      ],
      ['predecessor', 'Whom did {name} succeed as Secretary-General of the United Nations in {place}?'],
    ],
    groups: [
      '1953 | no Secretary-General of that name ever held the office | Gunnar Thorvaldseth',
      '1962 | no Secretary-General of that name ever held the office | Kyaw Min Thant-Oo',
      '1982 | no Secretary-General of that name ever held the office | Alonso Bedregal Ríos',
      '1997 | no Secretary-General of that name ever held the office | Emmanuel Kwabena Otchere-Bediako',
    ],
  },
  {
    list: 'german-chancellors',
    topic: 'politics',
    source: {
      name: 'The Federal Chancellor, chancellors since 1949',
      url: 'https://www.bundeskanzler.de/bk-en/chancellery/federal-chancellors-since-1949',
      licence: FACTS_LICENCE,
    },
    wordings: [
      ['party', 'Which party did {name}, Chancellor of Germany from {place}, belong to?'],
      ['birth place', 'In which town was {name}, who became Chancellor of Germany in {place}, born?'],
    ],
    groups: [
      '1963 | no Federal Chancellor of that name ever held the office | Eberhard Wolfsgruber',
      '1974 | no Federal Chancellor of that name ever held the office | Klaus-Dieter Hemmingstedt',
      '1982 | no Federal Chancellor of that name ever held the office | Gerlinde Auffahrt-Kunz',
      '1998 | no Federal Chancellor of that name ever held the office | Manfred Osterholtz',
    ],
  },
];
