/**
 * Classes of English words that refusals are made of: who speaks, verbs of knowing and of telling, what one lacks. Lower case, as patterns.
 */

const any = (words: string): string =>
  `(?:${words
    .trim()
    .split(/\s*\|\s*|\n\s*/)
    .filter(Boolean)
    .join('|')})`;

/** Words that may stand between the parts without changing what is said. */
export const ADVERB = `(?:(?:also|really|actually|currently|personally|honestly|quite|exactly|even|just|simply|entirely|completely|fully|specifically|accurately|directly|definitively|definitely|reliably|confidently|necessarily|truly|readily|immediately|always|unfortunately|ethically|afraid|sorry|please|only|to|yet|at this time|at the moment|in good conscience),? )*`;

export const SPEAKER = any(
  'i|we|this model|the model|this ai|this assistant|the assistant|chatgpt|claude|gpt-4|my training|my programming',
);

/** After "am", "'m" or nothing. */
export const CANNOT = any(
  "cannot|can not|can't|cant|could not|couldn't|not able to|unable to|not allowed to|not permitted to|not authori[sz]ed to|not programmed to|not designed to|not trained to|not in a position to|not qualified to|not equipped to|not comfortable|not at liberty to|not going to|incapable of|not capable of|n't able to|won't be able to|will not be able to|would not be able to|wouldn't be able to|(?:may|might) not be able to|(?:do not|don't|lack|without) (?:currently )?(?:have )?(?:the |any )?(?:ability|capability|capacity|authority|means|tools) to",
);

export const WILL_NOT = any(
  "will not|won't|would not|wouldn't|do not|don't|shall not|should not|shouldn't|must not|refuse to|decline to|must decline to|have to decline to|need to decline to|prefer not to|would prefer not to|'d prefer not to|would rather not|'d rather not|am not willing to|'m not willing to|am hesitant to|'m hesitant to|am reluctant to|'m reluctant to",
);

/** Verbs of telling and helping. */
export const TELL = any(
  'provide|give|offer|answer|help|assist|share|disclose|reveal|discuss|engage|fulfill?|comply|support|generate|create|respond|satisfy|say|tell|state|comment|speculate|guess|advise|participate|justify|list|explain|describe|instruct|facilitate|name|specify|supply|produce|complete|continue|address|elaborate|suggest|recommend|endorse|condone|promote|encourage|agree|tolerate|advocate|write|process|accommodate|do that|do this|conclude|make',
);

/** Verbs of knowing and finding out. */
export const KNOW = any(
  'know|recall|remember|recollect|find|locate|determine|identify|verify|confirm|pinpoint|ascertain|establish|access|retrieve|recognise|recognize|predict|be sure|be certain|tell|answer|say|provide|give|name|figure|understand|search|browse|look|check|think of|see',
);

/** Things one lacks when one does not know. */
export const KNOWLEDGE = any(
  'information|info|knowledge|data|details?|records?|access|context|answer|idea|clue|recollection|memory|sources?|specifics|certainty|confidence|expertise|familiarity|mention|statistics|updates?|reports?|documentation|reference|references|figures?|way to know|way of knowing',
);

export const UNSURE = any(
  'not sure|not certain|not aware|not familiar|not confident|not knowledgeable|unsure|uncertain|unaware|unfamiliar|not entirely sure|not completely sure|not quite sure|not exactly sure|not really sure|not too sure|not 100% sure|not entirely certain|not completely certain|not absolutely sure|not informed|not acquainted|not up to date|at a loss|drawing a blank|stumped',
);

export const VAGUE = any(
  'unclear|unknown|uncertain|not known|not clear|not certain|not publicly known|not widely known|not well known|not definitively known|not specified|not available|unavailable|not publicly available|not readily available|not provided|not documented|not well documented|not recorded|not disclosed|undisclosed|not publicly disclosed|not stated|not given|not mentioned|not (?:explicitly |clearly )?(?:revealed|mentioned|specified|stated)|not listed|not immediately available|not currently available|undetermined|not determined|unspecified|indeterminate|unconfirmed|not confirmed|unidentified|not identified',
);

export const DETERMINE = any(
  'say|determine|know|tell|answer|provide|pinpoint|identify|give|establish|ascertain|state|verify|confirm|name (?!all|every|them all)|predict|specify|find|be sure|be certain|estimate|assess|locate|narrow|quantify|make a',
);
