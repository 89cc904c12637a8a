/**
 * The lists behind outcome-words.ts: words that mean a verdict and nothing else, and those that say no more than yes and no.
 * They stand in the spelling of plain words (no case, no accents), in the languages tables are kept in.
 */
import type { Outcome } from '../core/outcome.ts';
import { listed } from './flat/listed.ts';

export const SURE: Readonly<Record<Outcome, readonly string[]>> = {
  correct: listed(`
    correct, korrekt, richtig, correcte, correcto, correcta, corretto, corretta, correto, correta, juist,
    goed, верно, правильно, верный, правильный, spravne, poprawna, poprawnie, poprawny, ratt, riktigt,
    korrekt svar, dogru, oikein, helyes, 正确, 正確, 正しい, 正解, 정답, 맞음, صحيح, fully correct, right answer,
    answered correctly, accurate, ✓, ✔, ✅, ☑, vrai, exacte, acertado, acierto, giusto, giusta, esatto,
    esatta, acerto, dobrze, dobre, zutreffend, rigtigt, rigtig, riktig, вірно, σωστο, σωστη, सही, benar,
    đúng, corect, вярно, נכון, درست, ถูก, ถูกต้อง, 👍
  `),
  incorrect: listed(`
    incorrect, inkorrekt, falsch, wrong, incorrecte, incorrecto, incorrecta, incorreto, incorreta, errato,
    errata, sbagliato, sbagliata, scorretto, errado, errada, onjuist, fout, неверно, неправильно, неверный,
    неправильный, nespravne, bledna, blednie, niepoprawna, spatne, chybne, zle, bledne, forkert, feil, vale,
    felaktigt, yanlis, vaarin, helytelen, 错误, 錯誤, 不正确, 誤り, 不正解, 間違い, 오답, 틀림, خطأ, wrong answer,
    answered incorrectly, inaccurate, hallucinated, hallucination, ✗, ✘, ❌, ✖, 👎, невірно, λαθος, गलत,
    salah, sai, gresit, грешно, לא נכון, שגוי, نادرست, غلط, ผิด, faux, fausse, equivocado, equivocada,
    erroneo, erronea
  `),
  refused: listed(`
    refused, refusal, refuse, abstained, abstention, abstain, abstains, declined, decline, not attempted,
    unattempted, not answered, no answer, noanswer, no answer given, no response, did not answer,
    didn t answer, didnt answer, does not know, doesn t know, doesnt know, did not know, didn t know,
    didnt know, refused to answer, declined to answer, unanswered, no attempt, idk, i don t know,
    i do not know, don t know, do not know, dont know, i dont know, skipped, keine antwort, keine angabe,
    k a, nicht beantwortet, unbeantwortet, verweigert, verweigerung, enthaltung, abgelehnt, weiss nicht,
    weiß nicht, pas de reponse, sans reponse, aucune reponse, refus, ne sait pas, sin respuesta,
    no contesta, no responde, no sabe, abstencion, rechazado, nessuna risposta, senza risposta,
    non risponde, non so, rifiutato, rifiuto, astensione, astenuto, sem resposta, nao respondeu, nao sabe,
    recusou, recusado, abstencao, geen antwoord, niet beantwoord, geweigerd, weet niet, нет ответа,
    без ответа, отказ, не знает, отказался, bez odpovedi, neodpovedel, brak odpowiedzi, odmowa, inget svar,
    intet svar, ikke svar, ei vastausta, cevap yok, yanit yok, 未回答, 无回答, 無回答, 没有回答, 未作答, 拒绝回答, 拒绝, 拒答, 弃权,
    回答拒否, 무응답, 응답 거부, 모름, لا إجابة, لا يوجد جواب, no contestada, no contestado, no respondida,
    no respondido, ns nc, en blanco, weiss er nicht, unbekannt, offen gelassen, non repondu, sans avis, nsp,
    non risposto, non ha risposto, nao respondida, em branco, nie odpowiedzial, nie wie, odmitl, odmitnuto,
    nevi, nevim, vet ej, besvarades ej, не ответил, не отвечено, 不知道, 不明, punt, punted, no comment, pas,
    passe, passt, vet inte, vet ikke, ved ikke, ikke besvart, ei tiedä, en tiedä, nem valaszolt, nem tudja,
    nincs valasz, немає відповіді, без відповіді, не знає, δεν απαντησε, χωρις απαντηση, δεν γνωριζει,
    उत्तर नहीं, कोई उत्तर नहीं, tidak menjawab, tidak tahu, tidak dijawab, không trả lời, không biết,
    fara raspuns, nu stie, без отговор, ללא תשובה, לא ענה, بدون پاسخ, ไม่ตอบ, わからない, 답변 없음, 답변 거부, 미응답,
    未尝试, 未嘗試, 未答, 放弃回答, 未試行, 시도 안 함, 시도하지 않음, nicht versucht, kein versuch, non tente, pas tente,
    no intentado, no intentada, sin intento, non tentato, non tentata, nao tentado, nao tentada, niet geprobeerd,
    не пытался, без попытки, nezkuseno, nie podjeto, denenmedi, inte forsokt, ikke forsogt, ikke forsokt, ei yritetty
  `),
};

/** Words of two values that say no more than yes and no. */
export const PLAIN: Readonly<Record<'correct' | 'incorrect', readonly string[]>> = {
  correct: listed(`
    t, prawda, истина, sant, sand, sann, tosi, igaz, pravda, 真, 참, αληθης, adevarat, true, yes, y, right,
    ja, wahr, j, oui, juste, si, cierto, verdadero, vero, certo, sim, verdadeiro, waar, да, ano, tak, evet,
    对, 對, 是, はい, 예, نعم
  `),
  incorrect: listed(`
    f, falskt, falsk, usann, epatosi, hamis, onwaar, falsz, ложь, хибність, nepravda, 偽, 假, 거짓, ψευδης,
    fals, false, no, n, nein, unwahr, non, falso, nao, nee, нет, ne, nie, hayir, 错, 錯, 否, いいえ, 아니오, لا
  `),
};
