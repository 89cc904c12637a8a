/** Refusals in Greek, Hungarian, Turkish, Finnish, Romanian, Catalan, Galician and Basque. */
import { FEW, type Language, SOME } from './language.ts';

export const EUROPEAN: readonly Language[] = [
  {
    code: 'el',
    script: 'greek',
    folded: true,
    moves: [
      [
        'decline',
        `δεν ${FEW}(?:γνωριζω|ξερω|θυμαμαι|διαθετω|μπορω|μπορεσα|βρηκα|βρισκω|καταφερα|εχω(?! (?:καμια )?αμφιβολια)|αναφερ\\p{L}+|προσδιοριζ\\p{L}+|διευκρινιζ\\p{L}+|ειμαι ${FEW}(?:σιγουρ\\p{L}+|βεβαι\\p{L}+|σε θεση|εξοικειωμεν\\p{L}+)|ειναι ${FEW}(?:γνωστ\\p{L}+|σαφες|δυνατ\\p{L}+|διαθεσιμ\\p{L}+|ξεκαθαρο)|υπαρχ(?:ει|ουν) ${FEW}(?:πληροφορι\\p{L}+|δεδομεν\\p{L}+|στοιχει\\p{L}+|διαθεσιμ\\p{L}+)|θα ηθελα να (?:μαντεψω|εικασω))`,
      ],
      [
        'decline',
        `αγνοω|αγνωστ\\p{L}+|χωρις προσβαση|αδυνατω|(?:ειναι )?αδυνατο[νυ]? να|ιδεα δεν εχω|θα επρεπε να (?:μαντεψω|ψαξω)`,
      ],
      [
        'ask-back',
        `(?:μπορειτε|θα μπορουσατε|μπορεις) ${FEW}να ${FEW}(?:διευκρινισ|δωσ|παρασχ)\\p{L}+|περισσοτερ\\p{L}+ (?:πληροφοριες|λεπτομερειες|πλαισιο)`,
      ],
      ['redirect', '(?:σας |σου )?(?:συνιστω|προτεινω)|ελεγξτε|συμβουλευτειτε|ανατρεξτε'],
      ['courtesy', '^(?:λυπαμαι|συγγνωμη|δυστυχως|ζητω συγγνωμη)|ως (?:γλωσσικο μοντελο|τεχνητη)'],
      ['unsure', '(?:νομιζω|πιστευω|υποθετω|ισως|μαλλον|πιθανοτατα|πιθανως|πιθανον)'],
    ],
  },
  {
    code: 'hu',
    script: 'latin',
    folded: true,
    cues: 'nem nincs* ne sincs ismeretlen sajnos sajnalom bocs* elnezest talan valoszinuleg azt hiszem gondolom lehetetlen bizonytalan nelkul szerintem pontositan* tobb ajanlom javaslom tippel*',
    moves: [
      [
        'decline',
        `(?:nem|sem) ${FEW}(?:tudom|tudok|tudhatom|ismerem|ismerek|emlekszem|emlekezem|rendelkezem|talalok|talaltam|all ${FEW}rendelkezes\\p{L}*|vagyok ${FEW}(?:biztos|tisztaban|kepes)|ismert|ismeretes|lehetseges|lehet ${FEW}(?:tudni|megallapitani|meghatarozni)|elerheto|szeretnek (?:talalgatni|tippelni|spekulalni)|akarok (?:talalgatni|tippelni)|jut eszembe|biztos|emliti\\p{L}*|kozli\\p{L}*|nevezi\\p{L}*|szerepel|adjak meg)`,
      ],
      [
        'decline',
        `nincs(?:en|enek)? ${SOME}(?:informaci\\p{L}*|adat\\p{L}*|tudomasom|ismeret\\p{L}*|otletem|fogalmam|hozzaferes\\p{L}*|valaszom)|(?:informaci\\p{L}*|adat\\p{L}*|hozzaferes\\p{L}*) ${SOME}nincs\\p{L}*|fogalmam sincs|ismeretlen|bizonytalan vagyok|lehetetlen (?:megmondani|meghatarozni|megallapitani)|(?:hozzaferes|ellenorzes) nelkul|utana kellene neznem|csak talalgatn\\p{L}*`,
      ],
      [
        'ask-back',
        `(?:tudna|tudnad|kerem,?|megadna|pontositana) ${FEW}(?:pontositani|pontositsa|megadni|adjon)|tobb (?:informaciora|kontextusra|reszletre)`,
      ],
      ['redirect', '(?:javaslom|ajanlom|azt tanacsolom|erdemes (?:megnezni|utananezni|ellenorizni))'],
      ['courtesy', '^(?:sajnalom|sajnos|elnezest|bocsanat)|mint (?:nyelvi modell|mesterseges)'],
      ['unsure', 'azt hiszem|ugy gondolom|talan|valoszinuleg|szerintem|feltehetoen|esetleg'],
    ],
  },
  {
    code: 'tr',
    script: 'latin',
    folded: true,
    cues: 'bilm* bile* bili* bilgi* hati* emin yok* degil* soyl* veremem veremiyor* yani* ceva* dogr* belirl* belirs* belli bula* bulu* sagl* tesp* teyi* yard* tahm* eris* mumk* imka* fikr* habe* maal* uzgu* ozur* saniyor* sanirim galib* muht* belk* kesi* aciklan* ihti* daha lutfen oner* tavs* kayn* veri veriy* kayi*',
    moves: [
      [
        'decline',
        String.raw`\p{L}*(?:bilmiyorum|bilmem|bilemiyorum|bilemem|hatirlamiyorum|hatirlayamiyorum|soyleyemem|soyleyemiyorum|veremem|veremiyorum|yanitlayamam|yanitlayamiyorum|cevaplayamam|cevaplayamiyorum|dogrulayamam|dogrulayamiyorum|belirleyemem|belirleyemiyorum|belirtemem|belirtemiyorum|bulamadim|bulamiyorum|saglayamam|saglayamiyorum|erisemiyorum|bilmemekteyim|paylasamam)|(?:tespit|teyit|tahmin|tayin|temin) (?:edemem|edemiyorum|etmem mumkun degil)|yardimci olam(?:am|iyorum)`,
      ],
      [
        'decline',
        String.raw`emin degilim|(?:bilgi|veri|kayit|kayd|yanit|cevab?|fikr|fikir|eris|kaynak|kaynag|haber|malumat)\p{L}* (?:\p{L}+ ){0,5}(?:yok(?:tur)?|sahip degilim|bulun(?:mu|a?ma)\p{L}*|bulamad\p{L}+|bulamiyor\p{L}*|mevcut degil\p{L}*|degil|ulasam\p{L}+|erisem\p{L}+)|(?:bilinmiyor|bilinmemekte\p{L}*|bilinmeyen|bilinmez)|(?:belli|net|acik|mumkun|bilinir) degil\p{L}*|belirsiz\p{L}*|imkansiz\p{L}*|(?:erisim\p{L}*|dogrulama\p{L}*) olmadan|aciklanmami\p{L}+|tahmin(?:de)? (?:yurutm|bulunm)\p{L}+ istem\p{L}+|belirtilme(?:mis|di)\p{L}*|bahsedilme\p{L}+|arastirmam gerek\p{L}*`,
      ],
      [
        'ask-back',
        String.raw`daha fazla (?:bilgi|baglam|ayrinti|detay)\p{L}*|(?:netlestir|belirt|acikla|paylas)\p{L}*(?:ebilir|abilir) misin\p{L}*|lutfen (?:\p{L}+ ){0,3}(?:belirtin|netlestirin|aciklayin)`,
      ],
      [
        'redirect',
        String.raw`(?:oneririm|tavsiye ederim|oneriyorum)|(?:resmi|guvenilir) (?:\p{L}+ )?(?:kaynak|site)\p{L}*|kontrol (?:edin|etmeniz)\p{L}*`,
      ],
      [
        'courtesy',
        '^(?:uzgunum|maalesef|ozur dilerim|ne yazik ki|kusura bakmayin)|bir (?:yapay zeka|dil modeli) olarak',
      ],
      ['unsure', 'saniyorum|sanirim|galiba|belki|muhtemelen|tahminimce|herhalde|olabilir'],
    ],
  },
  {
    code: 'fi',
    script: 'latin',
    folded: true,
    cues: 'en ei eika eivat minulla tuntematon mahdotonta vaikea valitettavasti pahoittelen anteeksi luulen ehka kenties todennakoisesti',
    moves: [
      [
        'decline',
        `en ${FEW}(?:tieda|tunne|muista|osaa|voi|pysty|loyda|loytanyt|ole ${FEW}(?:varma|tietoinen|perehtynyt|selvilla)|halua (?:arvailla|arvata))|minulla ei ole|(?:ei|eika) ${FEW}(?:tiedossa|tiedeta|saatavilla|tietoa|ole ${FEW}(?:tietoa|tiedossa|mahdollista|varmaa|saatavilla|selvaa))|tuntematon|mahdotonta (?:sanoa|tietaa|maarittaa)|vaikea sanoa|ei aavistustakaan|(?:ei|eivat) ${FEW}(?:mainitse|mainita|kerro|kerrota|ilmoita|ilmoiteta)|ei hajuakaan`,
      ],
      ['courtesy', '^(?:valitettavasti|pahoittelen|anteeksi|olen pahoillani)'],
      ['unsure', 'luulen|ehka|kenties|todennakoisesti|arvelen|veikkaan'],
    ],
  },
  {
    code: 'ro',
    script: 'latin',
    folded: true,
    cues: 'nu n habar necunoscut* fara imposibil regret pacate scuze cred poate probabil posibil dificil greu',
    moves: [
      [
        'decline',
        `nu (?:mentioneaza|precizeaza|specifica|indica)|nu (?:imi |va |iti |o |le |il |as |se )*(?:stiu|cunosc|amintesc|detin|dispun|pot|putea|gasesc|reusesc|stie|cunoaste|am ${SOME}(?:informati\\p{L}*|date|cunostint\\p{L}*|acces|idee|raspuns\\p{L}*|detalii|gasit|reusit|certitudin\\p{L}*)|sunt ${FEW}(?:sigur\\p{L}*|familiariz\\p{L}*|in masura|convins\\p{L}*)|este ${FEW}(?:cunoscut\\p{L}*|clar\\p{L}?|posibil\\p{L}?|disponibil\\p{L}*|public\\p{L}?)|exista ${FEW}(?:informatii|date))|habar n-am|n-am (?:idee|habar)|necunoscut\\p{L}*|fara acces la|(?:imposibil|dificil|greu) de (?:spus|determinat|stabilit)`,
      ],
      ['courtesy', '^(?:din pacate|regret|imi pare rau|scuze|ne pare rau)'],
      ['unsure', 'cred ca|poate|probabil|posibil sa'],
    ],
  },
  {
    code: 'ca',
    script: 'latin',
    cues: 'no non ho ez dut dakit nago ezezagun* em sap* desconec* descone* crec potser segurament ezin',
    moves: [
      [
        'decline',
        String.raw`no (?:ho |en |el |la |les |els |em )?(?:sé|sabria|conec|recordo|tinc|puc|disposo|trobo|estic segura?)|desconec|desconegu\p{L}+|no (?:es|se|s') ?(?:sap|coneix)|non (?:o |a |me |teño )*(?:sei|coñezo|lembro|podo|teño|atopo)|descoñez\p{L}+|ez (?:dakit|dut (?:\p{L}+ ){0,3}(?:informazio\p{L}*|ezagutzen|gogoratzen|aurkitu)|daukat|nago ziur|dago (?:argi|jakiterik)|da (?:\p{L}+ )?ezagutzen)|ezezagun\p{L}*|ezin (?:dut|da|dizut)`,
      ],
      ['unsure', 'crec que|potser|segurament|agian|seguruenik'],
    ],
  },
];
