/**
 * Sentences and words by which programs, SDKs and gateways tell that a call failed, in the languages they speak. Marks and
 * status lines are read in error-text.ts; here is what reads like prose. A text is held against these only where a word of
 * faults stands in its beginning, which nearly no answer has.
 */

const FAULT_WORD =
  /error|exception|time[ds]?[ -]?out|fail|quota|rate.?limit|overload|api.?key|retr(?:y|ies)|unavailable|exhausted|exceeded|abort|denied|disconnect|econn|enotfound|went wrong|no (?:response|output|completion|content|reply|text)|empty|block|filter|flagged|reject|safety|undefined|object object|nonetype|context length|too long|char 0|not found|invalid|unauthori|forbidden|broken pipe|closed|fehler|fout|erreur|errore|erro\b|błąd|错误|錯誤|出错|出錯|失败|失敗|异常|不可用|エラー|오류|실패|ошибк/i;

const ONE = '(?:(?:an?|some|the|unknown|unexpected|internal|api|server|network|unhandled|fatal) )*';

const PHRASES: readonly RegExp[] = [
  // ReadTimeout, APITimeoutError, RESPONSE_ERROR, FAILED
  /^(?:read|connect(?:ion)?|request|pool|write|api|gateway|http|client|server|model|request)[ _-]?time[ _-]?out(?:[ _-]?(?:error|exception))?[.!]*$/i,
  /^(?:[A-Z]+[ _-])*(?:ERROR|ERR|FAILED|FAILURE|TIMEOUT|TIMED[ _-]?OUT|EXCEPTION)(?:[ _-][A-Z0-9]+)*[.!]*$/,
  /^[A-Z][A-Za-z]+(?:Exhausted|Exceeded|Unavailable|Failure|Denied|Aborted|Cancelled|Overloaded)(?:[:(].*)?$/s,
  /^[45]\d\d[ :]+[A-Z_]{5,}\b/,
  /^(?:insufficient_quota|quota_exceeded|invalid_api_key|model_not_found|context_length_exceeded|rate_limited|server_overloaded|overloaded|content_filter|invalid_request|invalid_prompt|resource_exhausted|deadline_exceeded|safety|recitation|prohibited_content|blocklist)(?:_error)?[.!]?$/,
  /^\[object Object\]$/,
  /^undefined$/,
  // nothing came back, as a program says it
  /^[[(<{*_"'-]+\s*(?:no|empty|missing|blank|null) ?(?:response|output|completion|content|reply|text|result)?(?: (?:received|returned|generated|available))?\s*[\])>}*_"'-]+$/i,
  /^(?:no|empty) (?:response|output|completion|content|reply)(?: (?:was )?(?:received|returned|generated|available)?(?: ?(?:from|by) [^\n]{0,80})?)?[.!]?$/i,
  /^EMPTY$/,
  /^[-=~*_#<>]{2,}\s*(?:error|failed|timeout|failure|exception)\s*[-=~*_#<>]{2,}$/i,
  // sentences of programs
  /^error (?:generating|calling|getting|fetching|processing|contacting|querying|retrieving|communicating|connecting|parsing|reading|loading|making|invoking|occurred|while|during|from|in (?:the )?(?:api|request|response|generation|call|model)|with (?:the )?(?:api|request|model))\b[^\n]{0,300}$/i,
  new RegExp(
    `^(?:(?:oops|sorry|hmm|whoa)[^a-z]{1,3}(?:but )?)?${ONE}errors? (?:has |have )?(?:occurr?ed|happened|was (?:encountered|raised|returned))(?:[.,:!]|$| (?:while|during|when|in|with|on|at) (?:processing|generating|calling|handling|sending|trying|executing|running|your|our|the (?:request|api|generation|response|server|model|backend|call)))`,
    'i',
  ),
  /^(?:(?:oops|sorry|hmm|uh-oh)[^a-z]{1,3}(?:but )?)?something went wrong\b[^\n]{0,200}$/i,
  /^(?:the |this )?(?:operation|request|call|connection|task|job|stream|generation) (?:was )?(?:aborted|cancel+ed|timed out|failed|terminated|refused|closed|reset)\b[^\n]{0,200}$/i,
  /^(?:fetch|network|request|network request|api request|api call|generation|inference|completion|model call|llm call|query) (?:failed|error)\b[^\n]{0,300}$/i,
  /^(?:server|peer|remote end|remote host) (?:disconnected|closed (?:the )?connection)\b[^\n]{0,200}$/i,
  /^(?:\[errno -?\d+\]|getaddrinfo|connect ECONN\w+|read ECONN\w+|write EPIPE|broken pipe|ENOTFOUND|ssl[: ])[^\n]{0,300}$/i,
  /^(?:(?:max(?:imum)?(?: number of)?|all) )?(?:retries|retry|attempts)(?: (?:limit|count))? (?:exceeded|exhausted|reached|failed)\b[^\n]{0,200}$/i,
  /^(?:failed|gave up|giving up|error|timed out|timeout) after \d+ (?:retr(?:y|ies)|attempts|tries|seconds|s|ms)\b[^\n]{0,200}$/i,
  /^(?:(?:invalid|incorrect|missing|no|bad|expired|wrong) api[ _-]?key|(?:api[ _-]?key|authentication|authori[sz]ation) (?:is )?(?:invalid|missing|failed|error|required|expired)|(?:un)?authori[sz]ed$|(?:access|permission) denied|forbidden$)\b[^\n]{0,300}$/i,
  /^you(?:['’]ve| have)? (?:exceeded|reached|hit) your (?:current |monthly |daily )?(?:quota|rate limit|usage limit|limit)\b[^\n]{0,400}$/i,
  /^(?:this|the) model['’]?s? (?:maximum )?context (?:length|window)\b[^\n]{0,400}$/i,
  /^(?:prompt|input|context|request|message) (?:is )?too (?:long|large)\b[^\n]{0,300}$/i,
  /^(?:the )?model [`'"][^`'"\n]{1,80}[`'"] (?:does not exist|not found|is not available|was not found)\b[^\n]{0,300}$/i,
  /^(?:model|endpoint|deployment|resource) (?:not found|does not exist|is (?:not available|unavailable|overloaded))\b[^\n]{0,200}$/i,
  /^(?:expecting value: line \d|'nonetype' object|'?str'? object has no attribute|list index out of range$|keyerror\b|typeerror\b|cannot read propert(?:y|ies) of (?:undefined|null))[^\n]{0,300}$/i,
  /^an (?:api|http|internal|unknown|unexpected|server|network) error\b[^\n]{0,300}$/i,
  /^exception\b[^\n]{0,20}(?:[:(]|occurred|while|during|in )[^\n]{0,300}$/i,
  /^(?:could|can|did) ?not (?:get|generate|obtain|produce|retrieve|fetch|parse) (?:an?|the|any)?\s*(?:response|completion|output|reply)\b[^\n]{0,200}$/i,
  // filters, in sentences
  /^(?:your|the|this) (?:request|prompt|input|message|response|content|output|query)(?: (?:was|has been|is|got))? (?:rejected|blocked|filtered|flagged)\b[^\n]{0,400}$/i,
  /^(?:content )?(?:blocked|filtered|flagged)(?: by| due to|:)[^\n]{0,200}$/i,
  /^(?:blocked_by|finish_reason:|block_reason:|blockreason)\s?[^\n]{0,100}$/i,
  // other languages
  /^(?:es ist )?(?:ein|beim) (?:unerwarteter |interner )?fehler (?:ist )?(?:aufgetreten|bei der|beim)[^\n]{0,200}$/i,
  /^(?:fehler|interner serverfehler|serverfehler|netzwerkfehler)(?: (?:bei|beim|während)[^\n]{0,200})?[.!]?$/i,
  /^(?:une )?erreur(?: (?:interne|inconnue|réseau|serveur|du serveur|est survenue|s['’]est produite|lors)[^\n]{0,200})?[.!]?$/i,
  /^(?:(?:ha ocurrido|se ha producido|se produjo|ocurrió) un error|error (?:interno|desconocido|de red|del servidor|al ))[^\n]{0,200}$/i,
  /^(?:ocorreu um erro|erro (?:interno|desconhecido|de rede|ao ))[^\n]{0,200}$/i,
  /^(?:si è verificato un errore|errore (?:interno|sconosciuto|di rete|del server|durante))[^\n]{0,200}$/i,
  /^(?:er is een fout opgetreden|(?:interne|onbekende) fout|wystąpił błąd|błąd (?:serwera|wewnętrzny|sieci))[^\n]{0,200}$/i,
  /^(?:произошла (?:\S+ )?ошибка|(?:внутренняя |сетевая |неизвестная )?ошибка(?: (?:сервера|сети|при)[^\n]{0,200})?)[.!]?$/i,
  /^(?:(?:请求|請求|调用|呼叫|生成|接口|网络|網路|連線|连接|服务|服務|系统|系統|发生|發生|出现|出現)*(?:失败|失敗|错误|錯誤|出错|出錯|出错了|异常|異常|不可用|超时|逾時))[。！!.\s]*(?:[:：，,][^\n]{0,200})?$/,
  /^(?:エラーが発生しました|(?:内部|サーバー|通信|ネットワーク)?エラー|リクエスト(?:が|に)失敗)[^\n]{0,200}$/,
  /^(?:(?:내부|서버|네트워크|알 수 없는) ?)?오류(?:가 발생[^\n]{0,100})?[.!]?$/,
];

/** Whether a whole text is a program's sentence on a failed call. */
export function isFaultPhrase(text: string): boolean {
  if (!FAULT_WORD.test(text.slice(0, 200))) return false;
  const said = text.trim();
  return said.length <= 2000 && PHRASES.some((phrase) => phrase.test(said));
}

const MACHINE =
  /\b(?:[Ee]rror|ERROR|[Ee]xception|EXCEPTION)\b(?=\s*(?:[:(\d]|code|$))|\b(?:internal|server|unknown|unexpected|api|API|network|runtime) (?:error|exception)\b|[a-z](?:Error|Exception)\b|[a-z]_error\b|_ERROR\b|\b(?:[Tt]ime-?out|TIMEOUT|[Tt]imed out|quota|[Rr]ate[ _-]?limit(?:ed)?|[Aa][Pp][Ii][ _-]?key|status code|[Oo]verloaded|[Tt]raceback|stack ?trace|https?:|undefined|NoneType|null pointer|retries)\b/;

/**
 * Whether a short text speaks as a program does, and its question gives no cause to. Nobody can tell such a text from an
 * answer for certain, so that it is no wrong answer either.
 */
export function mayBeFault(text: string, question: string): boolean {
  return text.length <= 300 && MACHINE.test(text) && !MACHINE.test(question);
}
