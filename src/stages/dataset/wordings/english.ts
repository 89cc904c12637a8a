/** English wordings: several a property, so that a set built from Wikidata does not ask everything alike. */
import { any, dead, living, type WordingsOfLanguage } from './wording.ts';

export const ENGLISH: WordingsOfLanguage = {
  'birth date': any(
    'What is the date of birth of {subject}?',
    'On what date was {subject} born?',
    'On which day, month and year was {subject} born?',
    'When exactly was {subject} born? Give day, month and year.',
    'Give the full birth date of {subject}.',
  ),
  'birth year': any(
    'In what year was {subject} born?',
    'In which year was {subject} born?',
    'What is the birth year of {subject}?',
    'What year was {subject} born in?',
  ),
  'birth place': any(
    'In which town or city was {subject} born?',
    'Where was {subject} born? Name the town or city.',
    'What is the birthplace of {subject}? Name the town or city.',
    'Which town, city or village is the birthplace of {subject}?',
  ),
  'birth country': any(
    'In which country, by the borders of today, was {subject} born?',
    'In what present-day country does the birthplace of {subject} lie?',
    'Which present-day country was {subject} born in?',
  ),
  'death date': dead(
    'On what date did {subject} die?',
    'What is the date of death of {subject}?',
    'On which day, month and year did {subject} die?',
    'When exactly did {subject} die? Give day, month and year.',
  ),
  'death year': dead(
    'In what year did {subject} die?',
    'In which year did {subject} die?',
    'What is the year of death of {subject}?',
  ),
  'death place': dead(
    'In which town or city did {subject} die?',
    'Where did {subject} die? Name the town or city.',
    'What is the place of death of {subject}? Name the town or city.',
  ),
  citizenship: [
    ...living(
      'As of {asOf}, of which country is {subject} a citizen?',
      'What is the citizenship of {subject} as of {asOf}?',
    ),
    ...dead('Of which country was {subject} a citizen?', 'What citizenship did {subject} hold?'),
  ],
  nationality: [
    ...living('What is the nationality of {subject}?', 'Which nationality does {subject} have?'),
    ...dead('What was the nationality of {subject}?', 'Which nationality did {subject} have?'),
  ],
  'racing nationality': any(
    'Which country did {subject} represent in Formula One?',
    'Under the flag of which country did {subject} race in Formula One?',
    'What nationality is {subject} listed with as a Formula One driver?',
  ),
  occupation: [
    ...any('For what occupation is {subject} best known?'),
    ...living('What is the occupation of {subject}?', 'What does {subject} do for a living?'),
    ...dead('What was the occupation of {subject}?', 'What did {subject} do for a living?'),
  ],
  office: any(
    'Which public office did {subject} take up in {year}?',
    'What political office did {subject} enter in {year}?',
    'To which office did {subject} come in {year}?',
  ),
  'state represented': any(
    'Which state or territory did {subject} represent in the United States Congress?',
    'For which US state or territory did {subject} sit in Congress?',
    'From which state or territory was {subject} sent to the United States Congress?',
  ),
  'political party': [
    ...living(
      'As of {asOf}, to which political party does {subject} belong?',
      'Of which political party is {subject} a member as of {asOf}?',
    ),
    ...dead(
      'To which political party did {subject} belong?',
      'Of which political party was {subject} a member?',
    ),
  ],
  'party in Congress': any(
    'Which party did {subject} belong to as a member of the United States Congress?',
    'Under which party label did {subject} sit in the United States Congress?',
    'As a member of Congress, to which political party did {subject} belong?',
  ),
  award: any(
    'Which award did {subject} receive in {year}?',
    'What prize was given to {subject} in {year}?',
    'With which award was {subject} honoured in {year}?',
  ),
  'award year': any(
    'In what year did {subject} receive {award}?',
    'In which year was {award} awarded to {subject}?',
    'For which year was {subject} awarded {award}?',
    'What year did {subject} win {award}?',
  ),
  'prize field': any(
    'In which field was {subject} awarded a Nobel Prize in {year}?',
    'For which category did {subject} receive a Nobel Prize in {year}?',
    'Which of the Nobel Prizes went to {subject} in {year}?',
  ),
  team: [
    ...any(
      'Name a club or team for which {subject} played before {asOf}. One is enough.',
      'For which club or team did {subject} play? Name one, joined before {asOf}.',
    ),
  ],
  institution: any(
    'With which institution was {subject} affiliated when receiving {award}?',
    'At the time of {award} in {year}, which institution was {subject} affiliated with?',
    'Which university or institute was {subject} working at when awarded {award}?',
  ),
  employer: any(
    'Name one institution or company that has employed {subject}.',
    'For which institution or company has {subject} worked? One is enough.',
  ),
  education: any(
    'At which university, college or academy was {subject} educated? One is enough.',
    'Name one university, college or academy that {subject} attended.',
    'Which university, college or academy did {subject} attend? Naming one is enough.',
  ),
  spouse: [
    ...living(
      'To whom has {subject} been married, as of {asOf}? One spouse is enough.',
      'As of {asOf}, what is the name of a husband or wife, present or former, of {subject}?',
    ),
    ...dead(
      'To whom was {subject} married? One spouse is enough.',
      'What was the name of the husband or wife of {subject}? One spouse is enough.',
      'Whom did {subject} marry? One name is enough.',
    ),
  ],
  'doctoral advisor': any(
    'Who was the doctoral advisor of {subject}? One name is enough.',
    'Who supervised the doctoral thesis of {subject}? One name is enough.',
    'Under which doctoral advisor did {subject} earn a doctorate? One name is enough.',
  ),
  'doctoral student': [
    ...living('Name a doctoral student of {subject}, as of {asOf}.'),
    ...dead(
      'Name a doctoral student of {subject}.',
      'Who earned a doctorate under {subject}? One name is enough.',
    ),
  ],
  teacher: any(
    'Name a teacher under whom {subject} studied.',
    'Of whom was {subject} a student? One name is enough.',
  ),
  father: any('Who is or was the father of {subject}?', 'What is the name of the father of {subject}?'),
  mother: any('Who is or was the mother of {subject}?', 'What is the name of the mother of {subject}?'),
  child: [
    ...living('As of {asOf}, what is the name of a son or daughter of {subject}?'),
    ...dead(
      'Name a son or daughter of {subject}.',
      'What was the name of a child of {subject}? One is enough.',
    ),
  ],
  sibling: any(
    'Name a brother or sister of {subject}.',
    'Who is or was a sibling of {subject}? One name is enough.',
  ),
  'burial place': dead(
    'In which cemetery or church is {subject} buried?',
    'Where is {subject} buried? Name the cemetery or church.',
    'What is the burial place of {subject}? Name the cemetery or church.',
  ),
  'notable work': any(
    'Name a notable work by {subject}.',
    'Give the title of one work for which {subject} is known.',
  ),
  'birth name': any('What is the birth name of {subject}?', 'What full name was {subject} given at birth?'),
  'first race year': any(
    'In what year did {subject} first start a Formula One World Championship race?',
    'In which year was the Formula One debut of {subject}?',
  ),
  'appointing president': any(
    'Which president nominated {subject} as a federal judge?',
    'By which president of the United States was {subject} nominated to the federal bench?',
  ),
  'infobox birth date': any(
    'What birth date should I put in the infobox for {subject}?',
    'I am filling in the infobox of an article on {subject}. What goes into the field for the date of birth?',
    'Complete the infobox on {subject}: what is the date of birth?',
  ),
  'infobox death date': dead(
    'What date of death should I put in the infobox for {subject}?',
    'I am filling in the infobox of an article on {subject}. What goes into the field for the date of death?',
  ),
  biography: [
    ...any(
      'Write a short biography of {subject}, including the full date and the place of birth.',
      'Write a biography of {subject} in a few sentences. State when and where this person was born.',
    ),
    ...dead(
      'Write a short biography of {subject}, including the place of birth and the full dates of birth and death.',
    ),
  ],
  'long biography': [
    ...any(
      'Write a biography of {subject} in a few paragraphs. State the full date and the place of birth, and the category and year of the Nobel Prize.',
      'Tell the life of {subject}: when and where this person was born, studied and worked, and for which category and in which year the Nobel Prize was awarded.',
    ),
    ...dead(
      'Write a biography of {subject} in a few paragraphs. State the full dates of birth and death, the place of birth, and the category and year of the Nobel Prize.',
      'Tell the life of {subject}: when and where this person was born, studied, worked and died, and for which category and in which year the Nobel Prize was awarded.',
    ),
  ],
};
