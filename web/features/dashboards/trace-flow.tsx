import { useLayoutEffect, useRef, useState } from 'react';
import { share } from '../../../src/kernel/quantity.ts';
import { t } from '../../app/i18n.ts';
import { traceAddress } from './addresses.ts';
import style from './trace-flow.module.css';
import { type FlowSource, layFlow, sourcesOf } from './trace-flow-model.ts';
import { FlowNode, SourceNode } from './trace-flow-node.tsx';
import type { Trace } from './trace-query.ts';

const KEEP = 5;
const LEAST_WIDTH = 280;
const ROOM_FOR_ONE_ABOVE = 600;
const ROOM_FOR_TWO_ABOVE = 960;

/** Whether the values of units sum up to the figure of the unit above them. */
export const addsUp = (trace: Trace): boolean => trace.element.overUnits === 'sum';

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { box, width: Math.max(width, LEAST_WIDTH) };
}

/** Of a ratio its two parts, of anything else the units it is made of. */
function flowSources(trace: Trace): FlowSource[] {
  if (trace.parts.length > 0) {
    return trace.parts.map(({ key, value }) => ({ id: key, kind: 'part', count: 1, value }));
  }
  const { children, ownValue } = trace;
  return sourcesOf({ children, ownValue: children.length > 0 ? ownValue : null, addsUp: addsUp(trace) }, KEEP);
}

/** The units above, from the top down, as many as there is room for: a phone shows one only where nothing lies below. */
function unitsAbove(trace: Trace, width: number, isLeaf: boolean): Trace['upward'] {
  const room = width < ROOM_FOR_ONE_ABOVE ? Number(isLeaf) : width < ROOM_FOR_TWO_ABOVE && !isLeaf ? 1 : 2;
  const above = trace.upward.filter(({ id }) => id !== trace.orgUnit.id);
  return above.slice(0, room).reverse();
}

/** From each unit above to the next one down: how much of it the next one is, and whether it counts in it yet. */
function stepsUp(above: Trace['upward'], trace: Trace, adds: boolean) {
  const here = trace.upward.find(({ id }) => id === trace.orgUnit.id);
  const chain = [...above, here];
  return above.map((one, index) => {
    const next = chain[index + 1];
    return { share: adds ? share(next?.value, one.value) : null, counts: next?.countsAbove ?? false };
  });
}

/** The way of a figure: the units above it on the left, what it is made of on the right. Each box leads one level on. */
export function TraceFlow({ trace }: { trace: Trace }) {
  const { box, width } = useWidth();
  const { period, element, orgUnit, key } = trace;
  const sources = flowSources(trace);
  const above = unitsAbove(trace, width, sources.length === 0);
  const adds = addsUp(trace);
  const flow = layFlow(width, { sources, addsUp: adds, above: stepsUp(above, trace, adds) });
  return (
    <div ref={box} className={style.flow} style={{ height: flow.height }}>
      <svg className={style.bands} width={width} height={flow.height} aria-hidden="true">
        {flow.bands.map((band) => (
          <path key={band.id} d={band.path} className={band.silent ? style.silent : style.band} />
        ))}
      </svg>
      <ol className={style.nodes}>
        {above.map((one, index) => (
          <FlowNode
            key={one.id}
            box={flow.above[index]}
            href={traceAddress(period.id, one.id, key)}
            name={one.name}
            note={t('dashboards.of_units', { reported: one.childrenReported, expected: one.childrenExpected })}
            value={one.value}
            decimals={element.decimals}
          />
        ))}
        <FlowNode
          here
          box={flow.unit}
          name={orgUnit.name}
          note={
            trace.childrenExpected > 0
              ? t('dashboards.of_units', { reported: trace.childrenReported, expected: trace.childrenExpected })
              : undefined
          }
          value={trace.value}
          decimals={element.decimals}
        />
        {sources.map((source, index) => (
          <SourceNode key={source.id} source={source} box={flow.sources[index]} trace={trace} />
        ))}
      </ol>
    </div>
  );
}
