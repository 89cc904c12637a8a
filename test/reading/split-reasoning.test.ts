/** Thoughts in every form that servers and harnesses leave in the text: the answer alone is what is graded. */
import { describe, expect, test } from 'vitest';
import { splitReasoning } from '../../src/reading/split-reasoning.ts';

const THOUGHT = 'It may be Harrow, but the second charter names Lyme.';
const T = THOUGHT;

describe('a thought before the answer is no part of it', () => {
  const forms: Record<string, string> = {
    'a pair of tags': `<think>\n${T}\n</think>\n\nLyme`,
    'the end alone': `${T}\n</think>\n\nLyme`,
    'the end alone, another tag': `${T}</thinking>Lyme`,
    'two blocks': `<think>${T}</think>\n<think>Once more.</think>\nLyme`,
    'a block within a block': `<think>One. <think>${T}</think> Two.</think>Lyme`,
    'another tag within': `<thinking>${T}<reflection>Sure?</reflection> Yes.</thinking>Lyme`,
    'an end after an end': `<think>${T}</think> and yet: Harrow\n</think>\nLyme`,
    thinking: `<thinking>${T}</thinking>Lyme`,
    thought: `<thought>${T}</thought>\nLyme`,
    'upper case': `<THINK>${T}</THINK>Lyme`,
    'with attributes': `<thinking type="deep" id="1">${T}</thinking>Lyme`,
    reasoning: `<reasoning>${T}</reasoning>\n<answer>Lyme</answer>`,
    brackets: `[THINK]${T}[/THINK]Lyme`,
    triangles: `◁think▷${T}◁/think▷Lyme`,
    seed: `<seed:think>${T}</seed:think>Lyme`,
    'a namespace': `<mm:think>${T}</mm:think>Lyme`,
    longcat: `<longcat_think>${T}</longcat_think>\nLyme`,
    'begin and end': `<|begin_of_thought|>${T}<|end_of_thought|>\n<|begin_of_solution|>Lyme<|end_of_solution|>`,
    'START and END': `<|START_THINKING|>${T}<|END_THINKING|><|START_RESPONSE|>Lyme<|END_RESPONSE|>`,
    'escaped for HTML': `&lt;think&gt;${T}&lt;/think&gt;Lyme`,
    scratchpad: `<scratchpad>${T}</scratchpad>Lyme`,
    'inner monologue': `<inner_monologue>${T}</inner_monologue>Lyme`,
    'a prefix and a suffix': `<|inner_prefix|>${T}<|inner_suffix|>Lyme`,
    Chinese: `<思考>${T}</思考>Lyme`,
    'channels with markers': `<|channel|>analysis<|message|>${T}<|end|><|start|>assistant<|channel|>final<|message|>Lyme<|return|>`,
    'channels, the first marker lost': `analysis<|message|>${T}<|end|><|start|>assistant<|channel|>final<|message|>Lyme`,
    'three channels': `<|channel|>analysis<|message|>${T}<|end|><|start|>assistant<|channel|>commentary<|message|>Harrow?<|end|><|start|>assistant<|channel|>final<|message|>Lyme`,
    'channels as bare words': `analysis${T}assistantfinalLyme`,
    'bare words, three channels': `analysis${T}assistantcommentaryHarrow?assistantfinalLyme`,
    'bare words with the turn': `assistantanalysis${T}assistantfinal Lyme`,
    'a channel of thought': `<|channel>thought\n${T}<channel|>Lyme`,
    'a channel that ends, the answer outside': `<|channel|>analysis<|message|>${T}<|end|>Lyme`,
    'a channel without its marker of the message': `<|channel|>thought ${T}<|end|>Lyme`,
    'channels with blanks': `assistantcommentary ${T} assistantfinal Lyme`,
    'bare words on lines of their own': `analysis\n\n${T}\n\nassistantfinal\n\nLyme`,
    'the last bare word alone': `${T} assistantfinalLyme`,
    'two words with colons': `analysis: ${T}\n\nfinal: Lyme`,
    'a process': `<thinking_process>${T}</thinking_process>Lyme`,
    'an unclosed answer': `<thinking>${T}</thinking><answer>Lyme`,
    'bars on both sides': `<|thinking|>${T}<|/thinking|>Lyme`,
    'double braces': `{{thinking}}${T}{{/thinking}}Lyme`,
    'Chinese headings': `思考：${T}\n\n答案：Lyme`,
    'a paragraph': `Thinking: ${T}\n\nLyme`,
    'a paragraph of two': `Thinking: ${T}\n\nHarrow would be later.\n\nLyme`,
    'a heading': `**Thinking:**\n${T}\n\nLyme`,
    'two headings': `### Reasoning\n${T}\n\n### Answer\nLyme`,
    ReAct: `Thought: ${T}\nFinal Answer: Lyme`,
    'in one line': `Thought: ${T} Final answer: Lyme`,
    Granite: `Here is my thought process: ${T}\n\nHere is my response: Lyme`,
    'the terminal of Ollama': `Thinking...\n${T}\n...done thinking.\n\nLyme`,
    'how long it took': `Thought for 12 seconds\n\n${T}\n\nLyme`,
    'a word on a line': `thought\n${T}\nLyme`,
    quoted: `*Thinking...*\n\n> ${T}\n> Harrow is out.\n\nLyme`,
    folded: `<details type="reasoning" done="true">\n<summary>Thought for 3 seconds</summary>\n${T}\n</details>\nLyme`,
    fenced: `\`\`\`thinking\n${T}\n\`\`\`\nLyme`,
    'a comment': `<!-- ${T} -->\nLyme`,
    'start and end behind the word': `<|thinking_start|>${T}<|thinking_end|>Lyme`,
    'start and end, no bars': `<think_start>${T}<think_end>Lyme`,
    'a mode before it': `<thinking_mode>interleaved</thinking_mode><think>${T}</think>Lyme`,
    'an unused name': `<think_never_used_51bce0c7>${T}</think_never_used_51bce0c7>Lyme`,
    'brackets escaped': `\\<think\\>${T}\\</think\\>Lyme`,
    'unused tokens': `<unused94>thought\n${T}<unused95>Lyme`,
    'bare words in capitals': `AnalysisIt may be Harrow.AssistantFinalLyme`,
    'turns for channels': `<|im_start|>think\n${T}<|im_end|>\n<|im_start|>answer\nLyme<|im_end|>`,
    'headers for channels': `<|start_header_id|>analysis<|end_header_id|>${T}<|eot_id|><|start_header_id|>final<|end_header_id|>Lyme`,
    'a marker of the answer alone': `<|thought|>${T}<|response|>Lyme`,
    'a Chinese marker of the answer': `【思考】${T}\n【答案】Lyme`,
    'Spanish headings': `Pensamiento: ${T}\n\nRespuesta: Lyme`,
    'French headings': `Réflexion : ${T}\n\nRéponse : Lyme`,
    'German headings': `Gedanken: ${T}\n\nAntwort: Lyme`,
    'channels in XML': `<channel>analysis</channel>${T}<channel>final</channel>Lyme`,
    'channels and messages in XML': `<channel>analysis</channel>\n<message>${T}</message>\n<channel>final</channel><message>Lyme</message>`,
    'channels as attributes': `<channel name="analysis">${T}</channel><channel name="final">Lyme</channel>`,
    'a stage direction': `(thinking) ${T}\n\nLyme`,
    'a stage direction with an end': `(thinking)${T}(/thinking)Lyme`,
    'a thought in round brackets': `*(Thinking: ${T})*\n\nLyme`,
    'escaped for JSON': `\\u003cthink\\u003e${T}\\u003c/think\\u003eLyme`,
    'escaped for JSON, the end alone': `${T}\\u003c/think\\u003e\nLyme`,
    'begin and end in words': `Begin of thought: ${T}\nEnd of thought.\n\nLyme`,
    'an end of turn': `<think>${T}</think>Lyme<|im_end|>`,
  };
  for (const [name, reply] of Object.entries(forms)) {
    test(name, () => {
      const { text, reasoning } = splitReasoning(reply);
      expect(text).toBe('Lyme');
      expect(reasoning).toContain('Harrow');
    });
  }

  test('markup that nobody knows, before an answer, is kept out of it and named', () => {
    expect(splitReasoning(`<musing>${T}</musing>\nLyme`)).toEqual({
      text: 'Lyme',
      reasoning: T,
      unknownMarkup: '<musing>',
    });
  });
});

describe('a reply that is all thought holds no answer', () => {
  for (const reply of [
    `<think>${T}`,
    `<think>${T}</think>`,
    `${T}</think>`,
    `<|channel|>analysis<|message|>${T}`,
    `analysisWe need the town. ${T}`,
    `Thinking: ${T}`,
    `Thinking Process:\n\n1. **Recall:** Harrow.\n\n2. **Check:** Lyme.`,
  ]) {
    test(reply.slice(0, 30), () => {
      expect(splitReasoning(reply).text).toBe('');
    });
  }
});

describe('an answer stays as it is', () => {
  for (const reply of [
    'Lyme',
    'Lyme.\n\nIt was founded in 1204.',
    'Analysis of variance',
    'analysis of variance',
    'Thinking, Fast and Slow',
    'Final Fantasy VII',
    'final whistle',
    'The Thinker',
    'Thought leadership is the term.',
    'The tags are called <think> and </think>.',
    'The model ends its thought with `</think>`.',
    'It is written "<think>".',
    'I think it is Lyme.',
    '<b>Lyme</b> is the town in question, I believe.',
    '(1) Lyme',
    '(Thinking is hard.)',
    'Channel (thinking out loud)',
    'See [1] and [reasonable] estimates',
    '{"answer": "Lyme"}',
    'Lyme: a town\nThe answer is Lyme',
  ]) {
    test(reply.slice(0, 40), () => {
      expect(splitReasoning(reply)).toEqual({ text: reply, reasoning: null });
    });
  }

  test('how sure the answer is stays with it', () => {
    expect(splitReasoning(`Thinking: ${T}\n\nLyme\n\nConfidence: 80`).text).toBe('Lyme\n\nConfidence: 80');
  });

  test('an answer before its thought', () => {
    expect(splitReasoning(`Lyme\n<think>${T}</think>`).text).toBe('Lyme');
  });
});

test('hostile texts take no time', () => {
  for (const part of [
    '<think',
    '<think>',
    '</think>',
    '[[',
    'assistant ',
    '\n \n',
    ' ',
    'Answer:\n',
    '<a>',
    '`',
    '<|channel|>',
  ]) {
    const before = process.cpuUsage();
    splitReasoning(part.repeat(Math.floor(50_000 / part.length)));
    splitReasoning(`Thinking: ${part.repeat(Math.floor(50_000 / part.length))}`);
    expect(process.cpuUsage(before).user, part).toBeLessThan(2e6);
  }
});
