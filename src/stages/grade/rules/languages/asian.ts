/** Refusals in Korean, Vietnamese, Indonesian and Malay, Hindi, Bengali, Thai, and in Swahili and Tagalog. */
import { FEW, type Language, SOME } from './language.ts';

export const ASIAN: readonly Language[] = [
  {
    code: 'ko',
    script: 'hangul',
    moves: [
      [
        'decline',
        String.raw`모르겠|모릅니다|모른다|모르는|몰라|알지 ?못|알 ?수 ?(?:가 |는 )?없|알려(?:져|지지) ?(?:있지|않)|알려진 ?바\S* ?없|잘 ?모[르릅]|(?:정보|자료|기록|데이터|지식|답변?|내용|근거|출처)(?:가|이|는|은|를|을|도)? ?(?:\S{1,10} ){0,3}\S{0,10} ?(?:없|부족|않|못)|확인(?:할|이|하기|되지|하지) ?\S{0,4} ?(?:없|않|못|불가|어렵)|기억(?:이|나지|하지|나진) ?\S{0,4} ?(?:않|안|못|없)`,
      ],
      [
        'decline',
        String.raw`(?:말씀|제공|특정|단정|파악|대답|답|답변|제시|판단|찾|알려|도와)\S{0,6} ?\S{0,4} ?(?:수 ?(?:가 |는 )?없|못|어렵|힘들|곤란)|확실(?:하지|치|히는?) ?(?:않|알지|모)|확신(?:할|이|하지) ?\S{0,3} ?(?:없|않|못)|자신(?:이)? ?없|불분명|불명확|미상|접근(?:할|이|하지) ?\S{0,3} ?(?:없|불가|못)|추측하고 싶지 않|(?:나와|적혀|기재되어|기록되어|명시되어|언급되어) ?있지 ?않|(?:언급|명시|기재)(?:되지|하지) ?않`,
      ],
      [
        'ask-back',
        String.raw`(?:자세한|구체적인|추가|더 많은) ?(?:정보|내용|설명|맥락)\S* ?\S{0,8} ?(?:주시|제공|알려|필요)`,
      ],
      [
        'redirect',
        String.raw`(?:확인|참고|문의|검색|참조|방문)\S{0,5} ?(?:바랍|보시|주시|하시기|하는 것|권)|추천|권장`,
      ],
      ['courtesy', '^(?:죄송|미안|유감|안타깝)|(?:ai|인공지능|언어 ?모델)(?:로서|이기)'],
      ['unsure', '아마|것 ?같|추측|추정|생각합니다|생각됩니다|일 수 있|일지도'],
    ],
  },
  {
    code: 'vi',
    script: 'latin',
    folded: true,
    cues: 'khong chua chang thieu xin rat tiec co le toi hinh nhu chac kho',
    moves: [
      [
        'decline',
        `(?:toi|minh|em|chung toi) ${FEW}(?:khong|chua|chang) ${FEW}(?:biet|ro|chac|nho|co|the|tim|nam (?:ro|duoc|bat)|quen|muon (?:doan|suy doan|bia))|khong ${FEW}(?:biet|ro|xac dinh duoc|co ${FEW}(?:thong tin|du lieu|tai lieu|cau tra loi|quyen truy cap)|the ${SOME}(?:xac dinh|tra loi|cung cap|xac nhan|biet|khang dinh|tim|kiem chung)|duoc ${FEW}(?:biet|cong bo|tiet lo)|chac)|khong ${FEW}(?:ghi|neu ro|de cap|nhac den|noi ro|cho biet)|chua (?:co thong tin|ro|duoc biet|xac dinh)|thieu thong tin|kho (?:co the )?(?:xac dinh|noi chinh xac)`,
      ],
      [
        'ask-back',
        '(?:ban co the|vui long|xin) (?:\\p{L}+ ){0,2}(?:cung cap|cho biet|lam ro|noi ro)|them (?:thong tin|ngu canh|chi tiet)',
      ],
      [
        'redirect',
        '(?:ban nen|toi khuyen|toi de nghi|hay) (?:\\p{L}+ ){0,2}(?:kiem tra|tham khao|tra cuu|tim)',
      ],
      ['courtesy', '^(?:xin loi|rat tiec|tiec la|toi rat tiec|toi xin loi)|la mot (?:mo hinh|tri tue)'],
      ['unsure', 'co le|co the la|toi nghi|toi doan|hinh nhu|chac la|toi tin'],
    ],
  },
  {
    code: 'id',
    script: 'latin',
    cues: 'tidak tak belum bukan kurang tanpa entah* maaf mohon sayangnya mungkin barangkali sepertinya kira rasa sulit silakan anda menyarankan sarankan',
    moves: [
      [
        'decline',
        `(?:saya|aku|kami) ${SOME}(?:tidak|tak|belum|bukan) ${FEW}(?:tahu|mengetahui\\p{L}*|yakin|ingat|punya|mempunyai|memiliki|dapat|bisa|mampu|menemukan|pasti|familiar|mengenal|kenal|boleh|akan|ingin|mahu|mau)|(?:tidak|belum) (?!banyak )${FEW}(?:diketahui|menyebutkan|mencantumkan|disebutkan|tercantum|dicantumkan|tersedia|jelas|pasti|tahu|ada ${FEW}(?:informasi|data|catatan|maklumat)|dapat ${FEW}(?:dipastikan|ditentukan|dikonfirmasi|ditemukan)|mungkin (?:\\p{L}+ )?(?:menentukan|mengetahui|memastikan))|(?:saya )?kurang (?:tahu|yakin|pasti)|tanpa akses|entahlah|sulit (?:untuk )?(?:menentukan|memastikan|mengatakan)|(?:informasi|data) ${SOME}tidak (?:tersedia|ada|ditemukan)`,
      ],
      [
        'ask-back',
        `(?:bisakah|dapatkah|mohon|tolong|silakan|boleh) ${FEW}(?:memberikan|menjelaskan|memperjelas|berikan|sebutkan)|(?:lebih banyak|tambahan) (?:informasi|konteks)`,
      ],
      [
        'redirect',
        '(?:saya )?(?:menyarankan|sarankan|merekomendasikan)|silakan (?:periksa|cek|kunjungi|merujuk)|sebaiknya (?:anda )?(?:periksa|memeriksa|mencari)',
      ],
      ['courtesy', '^(?:maaf|mohon maaf|sayangnya|minta maaf|saya minta maaf)|sebagai (?:model bahasa|ai)'],
      ['unsure', 'mungkin|barangkali|sepertinya|saya (?:kira|rasa|pikir|duga)|menurut saya|kemungkinan'],
    ],
  },
  {
    code: 'hi',
    script: 'devanagari',
    moves: [
      [
        'decline',
        String.raw`(?:पता|मालूम|ज्ञात|याद|उपलब्ध|स्पष्ट|संभव|सम्भव|निश्चित|यकीन|जानकारी|परिचित|सक्षम) (?:\S+ ){0,2}नहीं|नहीं (?:पता|मालूम|जानता|जानती|जानते|याद|मिली|मिला|रखता|रखती)|(?:जानकारी|सूचना|डेटा|आंकड़े|ज्ञान|उल्लेख|उत्तर|जवाब|पहुँच|पहुंच|अंदाज़ा|अंदाजा) (?:\S+ ){0,5}नहीं`,
      ],
      [
        'decline',
        String.raw`नहीं (?:\S+ ){0,3}सकत|नहीं (?:\S+ ){0,2}पा(?:ऊंगा|ऊंगी|या|ई|\s?रहा|\s?रही)|(?:\S+ )पाने में असमर्थ|असमर्थ|अज्ञात|(?:बताना|कहना|निर्धारित करना) (?:\S+ ){0,2}(?:मुश्किल|कठिन|असंभव)|के बिना (?:\S+ ){0,6}(?:नहीं|असंभव)|अनुमान नहीं लगाना`,
      ],
      [
        'ask-back',
        String.raw`(?:कृपया|क्या आप) (?:\S+ ){0,6}(?:स्पष्ट|बताएं|बताएँ|प्रदान|दें)|(?:अधिक|और) (?:जानकारी|संदर्भ|विवरण)`,
      ],
      ['redirect', String.raw`सुझाव|सलाह|(?:जांच|जाँच|संपर्क|देख)\S* (?:करें|लें|सकते हैं)`],
      ['courtesy', '^(?:माफ|क्षमा|खेद|दुर्भाग्य|अफसोस|अफ़सोस|मुझे खेद)|(?:भाषा मॉडल|एआई) (?:के रूप|होने)'],
      ['unsure', 'शायद|संभवतः|सम्भवतः|मुझे लगता|हो सकता|मेरा अनुमान|संभावना'],
    ],
  },
  {
    code: 'bn',
    script: 'bengali',
    moves: [
      ['decline', String.raw`জানি না|জানা নেই|তথ্য (?:\S+ ){0,3}নেই|নিশ্চিত নই|অজানা|পারছি না|পারব না|মনে নেই|জানা যায় না`],
      ['courtesy', '^(?:দুঃখিত|ক্ষমা)'],
      ['unsure', 'সম্ভবত|হয়তো|মনে হয়'],
    ],
  },
  {
    code: 'th',
    script: 'thai',
    moves: [
      ['decline', 'ไม่ทราบ|ไม่รู้|ไม่แน่ใจ|ไม่มีข้อมูล|ไม่สามารถ|จำไม่ได้|ไม่เป็นที่ทราบ|ไม่พบข้อมูล|ไม่ปรากฏ|ไม่มั่นใจ'],
      ['courtesy', '^(?:ขออภัย|ขอโทษ|น่าเสียดาย)'],
      ['unsure', 'อาจจะ|น่าจะ|คิดว่า|คาดว่า'],
    ],
  },
  {
    code: 'sw',
    script: 'latin',
    cues: 'sijui sina sikumbuki siwezi sifahamu haijulikani haijafahamika hakuna haiwezekani samahani labda nadhani hindi wala pasensya siguro',
    moves: [
      [
        'decline',
        `sijui|sifahamu|sikumbuki|siwezi|sina ${FEW}(?:taarifa|habari|uhakika|maelezo|data|jibu|ufahamu)|haijulikani|haijafahamika|hakuna ${FEW}(?:taarifa|habari)|haiwezekani|hindi ${FEW}(?:alam|matandaan|masabi|sigurado|malinaw|makapagbigay)|wala akong ${FEW}(?:impormasyon|ideya|kaalaman|datos)`,
      ],
      ['courtesy', '^(?:samahani|pole|pasensya|paumanhin)'],
      ['unsure', 'labda|nadhani|huenda|siguro|baka'],
    ],
  },
];
