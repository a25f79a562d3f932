// Made from core/schemas/phrases.schema.json by `npm run types`. Do not edit.

/**
 * Phrases as they are written down.
 */
export interface PhrasesDocument {
  /**
   * The language, as HTML's `lang` names it, such as `en-GB`.
   */
  language: string;
  /**
   * One phrase for each id.
   */
  phrases: Phrase[];
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/phrases/1";
}
/**
 * A phrase as it is written down.
 */
export interface Phrase {
  /**
   * The id, which stays from version to version.
   */
  id: string;
  /**
   * The text, with places such as `{level}`.
   */
  text: string;
}
