/* biome-ignore-all lint/a11y/useSemanticElements: a drawing holds no fieldset and no button */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { t } from '../app/i18n.ts';
import style from './strip.module.css';
import { placePoints } from './strip-model.ts';

export interface StripItem {
  id: string;
  name: string;
  value: number;
  /** The value as words: "56 điểm". */
  text: string;
}

interface StripProps {
  label: string;
  items: StripItem[];
  range: [least: number, most: number];
  median: number | null;
  medianText: string;
  selected?: string | null;
  onSelect?: (id: string) => void;
}

const BOX = { width: 520, height: 34, radius: 4.5 };
const FORWARD = ['ArrowRight', 'ArrowUp'];
const BACK = ['ArrowLeft', 'ArrowDown'];

/** One dot for each unit on one line, the median marked. Arrow keys walk from the lowest to the highest. */
export function Strip({ label, items, range, median, medianText, selected, onSelect }: StripProps) {
  const placed = useMemo(() => placePoints(items, range, BOX), [items, range]);
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const [walked, setWalked] = useState<number | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const stop =
    walked ??
    Math.max(
      0,
      placed.findIndex(({ id }) => id === selected),
    );
  const x = (value: number) =>
    BOX.radius + ((value - range[0]) / (range[1] - range[0] || 1)) * (BOX.width - 2 * BOX.radius);
  const walk = (event: KeyboardEvent) => {
    const step = FORWARD.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
    const next = placed[stop + step];
    if (event.key === 'Enter' || event.key === ' ') onSelect?.(placed[stop]?.id ?? '');
    else if (step === 0 || !next) return;
    else {
      setWalked(stop + step);
      drawing.current?.querySelector<SVGElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
    }
    event.preventDefault();
  };
  return (
    <svg
      ref={drawing}
      className={style.strip}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="group"
      aria-label={`${label}. ${medianText}`}
      onKeyDown={walk}
    >
      <line className={style.line} x1="0" x2={BOX.width} y1={BOX.height / 2} y2={BOX.height / 2} />
      {median === null ? null : (
        <line className={style.median} x1={x(median)} x2={x(median)} y1="3" y2={BOX.height - 3} />
      )}
      {placed.map((point, index) => {
        const item = byId.get(point.id);
        const name = t('ui.strip_point', { name: item?.name, value: item?.text });
        return (
          <circle
            key={point.id}
            data-id={point.id}
            data-selected={point.id === selected || undefined}
            className={style.dot}
            cx={point.x}
            cy={point.y}
            r={point.id === selected ? 7 : BOX.radius}
            role="button"
            aria-label={name}
            aria-pressed={point.id === selected}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setWalked(index)}
            onClick={() => onSelect?.(point.id)}
          >
            <title>{name}</title>
          </circle>
        );
      })}
    </svg>
  );
}
