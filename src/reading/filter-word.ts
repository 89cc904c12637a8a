/**
 * Words by which providers say that a filter acted: as the end of a reply, as the code of an error, in its message. They
 * are known by their stems, because each provider has its own (SAFETY, `sensitive`, `data_inspection_failed`,
 * `censorship_blocked`) and new ones keep coming.
 */

const STEMS =
  /filter|safety|recitation|block_?list|black_?list|deny_?list|prohibited|spii|(?:^|_)pii(?:_|$)|sensitive|refus|moderat|guardrail|inspection|censor|toxic|harm|unsafe|violat|jail_?break|copyright|content_(?:polic|risk|exists_risk|block|security|flag)|flagged|blocked|risk(?:y|_detect|_control)|responsible_?ai|compliance|malicious|inappropriate|nsfw|offensive|model_armor|llama_guard|protected_material|(?:^|_)(?:risk|hate|violence|sexual|illegal|shield|dlp|audit)(?:_|$)|敏感|违规|审核|过滤|^language$|civic_integrity|policy/;

/** Whether a code or an end of reply names a filter. Takes any writing of the word. */
export function filterWord(word: string): boolean {
  return STEMS.test(
    word
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[\s.:/-]+/g, '_'),
  );
}

const SAID =
  /content[_ ]?filter|content[_ ]management polic|content[_ ]polic|content exists risk|content risk|usage (?:polic|guideline)|(?:safety|content|community|acceptable use|usage) (?:guideline|polic|standard|rule|check)|safety[_ ](?:system|check|filter|setting)|ResponsibleAI|moderation|flagged|output blocked|(?:blocked|rejected|refused|stopped|filtered) (?:by|due to|because of|for) (?:[\w']+ ){0,4}(?:safety|content|policy|filter|moderation|guardrail)|inappropriate content|(?:unsafe|sensitive|harmful|prohibited|illegal|risky) (?:\w+ ){0,3}(?:content|text|information|words?|input|output|material|prompt|query)|data[_ ]?inspection|considered high risk|high[- ]risk (?:content|prompt|request)|violat\w* (?:\w+ ){0,6}(?:polic|guideline|terms|rules|safety|law)|guardrail|prompt (?:was|has been) (?:blocked|rejected|flagged)|blockReason|content security|敏感|违规|不合规|内容安全|审核|risk control|new_sensitive|PROHIBITED_CONTENT|model armor|for safety reasons|(?:content|input|output|text|prompt|message|query) (?:of the message )?(?:is|was|contains?) (?:considered |deemed |potentially )?(?:unsafe|sensitive|harmful|inappropriate|risky)\b/i;

/** Whether a message speaks of a filter that acted on what was asked or written. */
export function saysFiltered(message: string): boolean {
  return SAID.test(message);
}
