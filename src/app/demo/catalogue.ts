import type { DataElement } from '../../features/indicators/domain/element.ts';
import { cellKey } from '../../features/indicators/domain/element.ts';
import { catalogue } from '../../features/indicators/use-cases.ts';
import type { Ctx } from '../../platform/context.ts';

/** The catalogue by the codes officials know. */
export interface Codes {
  elements: Map<number, DataElement>;
  /** Key of the cell of an element, or of one of its options. */
  key(element: string, option?: string): string;
}

export async function readCodes(ctx: Ctx): Promise<Codes> {
  const elements = await catalogue(ctx);
  const keys = new Map<string, string>();
  for (const { id, code, options } of elements.values()) {
    keys.set(code, cellKey({ elementId: id, optionId: 0 }));
    for (const option of options) keys.set(`${code}/${option.code}`, cellKey({ elementId: id, optionId: option.id }));
  }
  return {
    elements,
    key(element, option) {
      const key = keys.get(option ? `${element}/${option}` : element);
      if (!key) throw new Error(`The catalogue has no "${element}" ${option ?? ''}.`);
      return key;
    },
  };
}
