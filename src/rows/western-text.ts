/**
 * Windows-1252, which spreadsheets of western Europe still save as "CSV". It has no mark: any bytes are letters in it, so
 * it is believed only where the letters are those that its languages write, and never where they look like another table
 * of letters, for a wrong one would change names in silence.
 */

/** Bytes 0x80 to 0x9f; five of them are none. Node 20's own decoder takes them for control characters. */
const UPPER = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/**
 * Letters of German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish, and what
 * typists put between. Icelandic ones are Turkish in Windows-1254.
 */
const WRITTEN =
  /^[\p{ASCII}\u00a0ÄÖÜäöüßÀÂÆÇÈÉÊËÎÏÔŒÙÛàâæçèéêëîïôœùûÁÍÑÓÚáíñóú¿¡ªºÃÕãõÌÒìòÅØåø€£§°·«»„“”‘’‚‹›–—…•²³½¼µ®©™×±´ŠšŽžŸƒ†‡ˆ‰˜]*$/u;
/** What Czech, Polish and Hungarian of Windows-1250 and any Cyrillic or Greek look like; no western language writes so. */
const OTHER_TABLE =
  /[øØ][^\n]*[ìÌ]|[ìÌ][^\n]*[øØ]|[šŽžŠ][^\n]*[øèìù]|[øèìù][^\n]*[šŽžŠ]|\0|[a-z][¹³¿¾¼¶](?=[a-z])|õ(?!e)|[ñÑ]{2}|[À-ÿ]{4}/;

/** A letter of UTF-8 read byte by byte: the file is UTF-8 with a fault in it. */
const UTF8_BYTES = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}/;

/** The text, or null where the bytes are not plainly Windows-1252. */
export function westernText(bytes: Uint8Array): string | null {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (UTF8_BYTES.test(latin)) return null;
  const text = latin.replace(/[\x80-\x9f]/g, (byte) => UPPER[byte.charCodeAt(0) - 0x80]!);
  return WRITTEN.test(text) && !OTHER_TABLE.test(text) ? text : null;
}
