/**
 * Spanish wordings. Names do not change after "de", and finite verbs do not show the sex; participles that would are
 * avoided, and so is "de" before an award, which would have to merge with its article.
 */
import { any, dead, living, type WordingsOfLanguage } from './wording.ts';

export const SPANISH: WordingsOfLanguage = {
  'birth date': any('¿En qué fecha nació {subject}?', '¿Cuál es la fecha de nacimiento de {subject}?'),
  'birth year': any('¿En qué año nació {subject}?'),
  'birth place': any('¿En qué ciudad o localidad nació {subject}?'),
  'birth country': any('¿En el territorio de qué país actual nació {subject}?'),
  'death date': dead('¿En qué fecha murió {subject}?', '¿Cuál es la fecha de fallecimiento de {subject}?'),
  'death year': dead('¿En qué año murió {subject}?'),
  'death place': dead('¿En qué ciudad o localidad murió {subject}?'),
  citizenship: [
    ...living('¿Qué nacionalidad tiene {subject} (a fecha de {asOf})?'),
    ...dead('¿Qué nacionalidad tenía {subject}?'),
  ],
  occupation: [
    ...living('¿Cuál es la profesión de {subject}?'),
    ...dead('¿Cuál era la profesión de {subject}?'),
  ],
  'political party': [
    ...living('¿A qué partido político pertenece {subject} (a fecha de {asOf})?'),
    ...dead('¿A qué partido político pertenecía {subject}?'),
  ],
  award: any('¿Qué premio recibió {subject} en {year}?'),
  'award year': any('¿En qué año recibió {subject} {award}?'),
  team: any('Nombra un club en el que {subject} jugó antes del {asOf}.'),
  employer: any('Nombra una institución o empresa en la que {subject} ha trabajado.'),
  education: any('¿En qué universidad o escuela estudió {subject}? Basta con una.'),
  spouse: [
    ...living('¿Con quién contrajo matrimonio {subject} antes del {asOf}? Basta con un nombre.'),
    ...dead('¿Con quién contrajo matrimonio {subject}? Basta con un nombre.'),
  ],
  'doctoral advisor': any('¿Quién dirigió la tesis doctoral de {subject}? Basta con un nombre.'),
  father: any('¿Cómo se llama o se llamaba el padre de {subject}?'),
  mother: any('¿Cómo se llama o se llamaba la madre de {subject}?'),
  'burial place': dead('¿En qué cementerio o iglesia descansan los restos de {subject}?'),
  'birth name': any('¿Cuál es el nombre de nacimiento de {subject}?'),
  'notable work': any('Nombra una obra conocida de {subject}.'),
  biography: any(
    'Escribe una breve biografía de {subject}. Indica la fecha de nacimiento completa y el lugar de nacimiento.',
  ),
};
