/**
 * Words by which a question asks for something that has a name, in the languages that questions are read in: who, called, city,
 * "quién", "jmenuje", "зовут". What such a question is answered with has a capital.
 */
export const NAMES_SOMEBODY =
  /(?<!\p{L})(?:who\p{L}*|names?|called|titled?|city|country|state|town|band|team|book|film|movie|song|album|company|actor|actress|singer|author|president|wer|wen|wem|heißt|qui|nom|quién(?:es)?|quem|nombre|nome|chi|kdo|koho|komu|jmén\p{L}+|jmenuje|kto|kogo|imię|nazw\p{L}+|кто|кого|зовут|хто)(?!\p{L})/iu;
