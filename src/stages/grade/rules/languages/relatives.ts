/**
 * "A pupil of", "the son of" before a name in other languages than English, where the name is that of somebody else than the
 * answer: with a preposition, in the genitive of Slavic languages, or behind the name in Chinese, Japanese and Korean.
 */
import { LetterPattern } from '../../../../values/letter-pattern.ts';

/** The name behind keeps its form. */
export const RELATION_ELSEWHERE =
  /(?<!\p{L})(?:(?:schüler|sohn|tochter|bruder|schwester|frau|witwe|mann|freund|nachfolger|vorgänger|lehrer|assistent|neffe|nichte|vater|mutter|rivale|zeitgenosse|partner|konkurrent)(?:in)? (?:von|des|der)|(?:élève|disciple|fils|fille|frère|sœur|femme|épouse|veuve|mari|amie?|successeur|prédécesseur|assistante?|neveu|nièce|père|mère|rivale?|contemporaine?|compagn(?:on|e)|collègue|poème|texte|livret|idée) (?:de |du |d')|(?:discípul[oa]|alumn[oa]|alun[oa]|hij[oa]|filh[oa]|herman[oa]|irmão|irmã|espos[oa]|viud[oa]|viúva|marido|amig[oa]|suces+or[ae]?|predecesor[ae]?|antecessor[ae]?|padre|madre|pai|mãe|sobrin[oa]|rival|contemporáne[oa]|contemporâne[oa]|compañer[oa]|companheir[oa]|colega) (?:de|del|do|da)|(?:alliev[oa]|figli[oa]|fratello|sorella|moglie|marito|amic[oa]|successore|predecessore|padre|madre|nipote|rivale|contemporane[oa]|compagn[oa]|collega) (?:di|del|della)|(?:leerling|zoon|dochter|broer|zus|vrouw|weduwe|man|vriend|vriendin|opvolger|voorganger|vader|moeder|rivaal|tijdgenoot|tijdgenote|collega|partner) van|(?:elev|son|søn|sønn|dotter|datter|bror|syster|søster|fru|vän|ven|efterträdare|efterfølger|far|mor|rival|samtida|samtidige|kollega) (?:till|til|av|af|med))\s*(?<=[\s'])$/iu;

const GENITIVE = new LetterPattern(
  /(?<!\p{L})(?:žák|žačka|žákyně|syn|dcera|manžel|manželka|bratr|sestra|otec|matka|učitel(?:ka)?|přítel|přítelkyně|nástupce|předchůdce|současník|současnice|soupeř|rival|kolega|kolegyně|współczesny|rywal|rywalka|koleżanka|uczeń|uczennica|córka|mąż|żona|brat|siostra|ojciec|nauczyciel|przyjaciel|następca|poprzednik|žiak|dcéra|ученик|ученица|сын|дочь|муж|жена|брат|сестра|отец|мать|учитель|друг|преемник|предшественник|современник|современница|соперник|соперница|коллега|учень|син|дочка|чоловік|дружина) $/iu,
);
const BEHIND =
  /^(?:[的之](?:老师|老師|父亲|父親|母亲|母親|儿子|兒子|女儿|女兒|妻子|丈夫|学生|學生|弟子|朋友|哥哥|弟弟|姐姐|妹妹|对手|對手|同事|助手|继任者|前任)|の(?:弟子|師匠?|父|母|息子|娘|妻|夫|友人|兄|弟|姉|妹|ライバル|同僚|助手|後継者|前任者)|의 ?(?:스승|아버지|어머니|아들|딸|아내|남편|제자|친구|형|동생|라이벌|동료|조수|후임|전임))/u;

/** Whether what stands behind `before` is in the genitive of a relation. */
export function isInGenitive(before: string): boolean {
  return GENITIVE.test(before);
}

/** The same of texts that are not spaced: one of the expected names, and a relation right behind it. */
export function isOfRelationInRun(
  text: string,
  expected: readonly { readonly raw: string }[],
  question: string,
): boolean {
  return expected.some(({ raw: one }) => {
    const at = text.indexOf(one);
    if (at < 0) return false;
    const relation = BEHIND.exec(text.slice(at + one.length, at + one.length + 8))?.[0];
    return relation !== undefined && !question.includes(relation.slice(1).trim());
  });
}
