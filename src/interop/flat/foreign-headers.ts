/**
 * What columns of an answer file are called in other languages than English. A word stands here once for each field it may
 * head; the languages are mixed, for a table does not say which it is kept in.
 */
import { listed } from './listed.ts';

/** "Answer": the model's in most files, what counts as right where another column holds the model's. */
export const ANSWER_WORDS: readonly string[] = listed(`
  answer, antwort, reponse, respuesta, risposta, resposta, antwoord, svar, ответ, odpoved, odpowiedz, cevap,
  vastaus, valasz, відповідь, απαντηση, उत्तर, jawaban, câu trả lời, raspuns, תשובה, پاسخ, คำตอบ, 答案, 回答, 解答, 답변, 답, إجابة, الإجابة, جواب, الجواب, الرد
`);

/** Headers by the field they stand for. */
export const FOREIGN_HEADERS = {
  question: listed(`
    frage, fragestellung, fragetext, pregunta, domanda, quesito, pergunta, vraag, fraga, sporgsmal, sporsmal,
    kysymys, вопрос, питання, otazka, pytanie, kerdes, soru, 问题, 题目, 問題, 質問, 질문, سؤال, السؤال, प्रश्न, câu hỏi, pertanyaan, spørsmål, spørgsmål,
    ερωτηση, intrebare, въпрос, שאלה, پرسش, سوال, คำถาม, preguntas, fragen, questao
  `),
  gold: listed(`
    musterloesung, musterlösung, musterantwort, lösung, loesung, referenz, referenzantwort, richtige antwort,
    korrekte antwort, sollantwort, solution, bonne reponse, reponse attendue, reponse correcte, reference attendue,
    respuesta correcta, respuesta esperada, solucion, referencia, risposta corretta, risposta attesa, soluzione,
    riferimento, resposta correta, resposta esperada, gabarito, juiste antwoord, correct antwoord, ratt svar,
    facit, fasit, riktig svar, korrekt svar, oikea vastaus, helyes valasz, правильна відповідь, еталон, σωστη απαντηση, सही उत्तर,
    jawaban benar, kunci jawaban, jawaban yang benar, đáp án, đáp án đúng, câu trả lời đúng, raspuns corect, верен отговор,
    תשובה נכונה, پاسخ صحیح, คำตอบที่ถูกต้อง, gouden antwoord, verwachte antwoord, ocekavana odpoved, oczekiwana odpowiedz,
    правильный ответ, верный ответ, эталон, эталонный ответ, spravna odpoved, poprawna odpowiedz,
    dogru cevap, 标准答案, 参考答案, 正确答案, 正解, 模範解答, 정답, الإجابة الصحيحة, الجواب الصحيح, الإجابة النموذجية, الإجابة المتوقعة, الإجابة المرجعية
  `),
  answer: listed(`
    modellantwort, antwort des modells, antwort ki, ki-antwort, antwort modell, antwort_llm, reponse du modele,
    reponse modele, reponse ia, respuesta del modelo, respuesta modelo, respuesta ia, risposta del modello,
    risposta modello, resposta do modelo, antwoord van model, ответ модели, odpoved modelu, odpowiedz modelu,
    model cevabi, modellens svar, modellsvar, modelsvar, mallin vastaus, modell valasza, a modell valasza, відповідь моделі,
    απαντηση μοντελου, मॉडल का उत्तर, jawaban model, câu trả lời của mô hình, raspunsul modelului, отговор на модела, תשובת המודל,
    پاسخ مدل, คำตอบของโมเดล, إجابة النموذج, جواب النموذج, رد النموذج, 模型回答, 模型答案, モデルの回答, モデル回答, 모델 답변
  `),
  model: listed(
    'modell, sprachmodell, ki-modell, modele, modelo, modello, модель, malli, μοντελο, मॉडल, mô hình, מודל, مدل, نموذج, النموذج, 模型, モデル, 모델',
  ),
  confidence: listed(`
    sicherheit, konfidenz, zuversicht, confiance, certitude, confianza, certeza, confidenza, fiducia, sicurezza,
    confianca, zekerheid, уверенность, jistota, pewnosc, guven, 置信度, 信心, 確信度, 확신도
  `),
  topic: listed('kategorie, thema, themengebiet, categorie, theme, categoria, tema, категория, 类别, 分类'),
  id: listed('nr, lfdnr, laufende nummer, nummer, numero, num, no, №, 编号, 番号, 번호'),
} as const;

/** What makes an answer the right one, as words begin: "Erwartete Antwort", "Antwort (Soll)", "respuesta prevista". */
const RIGHT_ONE =
  /^(expected|correct|right|true|gold|reference|ideal|target|official|desired|wanted|erwartet|richtig|korrekt|soll|ziel|muster|referenz|vorgegeben|gewünscht|gewuenscht|wahr|attendu|correcte|exact|juste|bonne|souhait|corrett|esatt|attes|giust|correct|esperad|previst|desead|corret|cert|desejad|juist|goede|verwacht|gewenst|riktig|ratt|rätt|korrekt|förvänt|forvent|oikea|odotet|helyes|vart|várt|spravn|správn|ocekavan|očekávan|poprawn|prawidlow|prawidłow|oczekiwan|dogru|doğru|beklenen|правильн|верн|ожидаем|эталон|очікуван|σωστ|αναμεν|corect|astept|правил|очаквa|标准|正确|参考|预期|期望|正しい|期待|模範|정답|기대|올바른|benar|diharapkan|đúng|mong đợi)/iu;

/** Whether a word beside "answer" says that it is the right one, and no model's. */
export function saysRightOne(word: string): boolean {
  return RIGHT_ONE.test(word.trim());
}
