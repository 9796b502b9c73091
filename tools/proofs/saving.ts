import { randomUUID } from 'node:crypto';
import type { Visitor } from '../../bench/stage/visitor.ts';

/** One save that was sent: the same value, found nowhere else, in each of its cells. */
export interface Save {
  orgUnitId: number;
  /** Under which it may be sent again. */
  key: string;
  value: number;
  cells: string[];
  body: { cells: Record<string, unknown>[] };
  /** The server has answered that it is kept. */
  acknowledged: boolean;
}

const CELLS_EACH = 3;

/** A reporter who saves without pause into the report of their own unit. */
export class Saver {
  readonly saves: Save[] = [];
  /** Answers that were neither "kept" nor a line cut: there must be none. */
  readonly refusals: string[] = [];
  visitor: Visitor;
  readonly orgUnitId: number;
  readonly #roundId: number;
  readonly #groups: string[][];
  readonly #revs = new Map<string, number>();

  constructor(visitor: Visitor, roundId: number, orgUnitId: number, keys: string[]) {
    this.visitor = visitor;
    this.orgUnitId = orgUnitId;
    this.#roundId = roundId;
    const count = Math.floor(keys.length / CELLS_EACH);
    this.#groups = Array.from({ length: count }, (_, at) => keys.slice(at * CELLS_EACH, (at + 1) * CELLS_EACH));
  }

  /**
   * Saves one after the other until the line is cut.
   *
   * @param nextValue gives a number that was never given before
   */
  async saveUntilCut(nextValue: () => number): Promise<void> {
    for (;;) {
      const cells = this.#groups[this.saves.length % this.#groups.length] as string[];
      const value = nextValue();
      const save: Save = {
        orgUnitId: this.orgUnitId,
        key: randomUUID(),
        value,
        cells,
        body: { cells: cells.map((key) => this.#change(key, value)) },
        acknowledged: false,
      };
      this.saves.push(save);
      if (!(await this.send(save))) return;
    }
  }

  #change(key: string, value: number) {
    const baseRev = this.#revs.get(key) ?? 0;
    return { key, state: 'value', value, members: null, explanation: '', comment: '', baseRev };
  }

  /** Sends a save, for the first time or again under its key; false where the line was cut or it was refused. */
  async send(save: Save): Promise<boolean> {
    const line = `PUT /reports/${this.#roundId}/${this.orgUnitId}/cells`;
    const reply = await this.visitor.call(line, save.body, save.key).catch(() => null);
    if (!reply) return false;
    if (reply.status !== 200) {
      this.refusals.push(`${reply.status} ${JSON.stringify(reply.body)}`);
      return false;
    }
    save.acknowledged = true;
    for (const { key, rev } of reply.body.cells) this.#revs.set(key, rev);
    return true;
  }
}
