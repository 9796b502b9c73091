/** A file as an answer: a use-case hands it over, and knows nothing of how it travels. */
export class FileAnswer {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;

  constructor(name: string, contentType: string, bytes: Uint8Array) {
    this.name = name;
    this.contentType = contentType;
    this.bytes = bytes;
  }
}
