// Rows that are laid out by their place cannot be rows of a <table>: the parts say by their role what they are.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */
import { useLocation } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';

export type LongColumn<Row> = {
  name: string;
  head: string;
  /** Its share of the width, as CSS grid has it. */
  width: string;
  cell: (row: Row) => ReactNode;
  /** A quieter second line. */
  under?: (row: Row) => ReactNode;
};

type LongTableProps<Row> = {
  label: string;
  columns: readonly LongColumn<Row>[];
  total: number;
  /** A row as far as it is read; those that are not come later. */
  rowOf: (index: number) => Row | undefined;
  /** Which rows are in sight now. */
  onSee: (from: number, to: number) => void;
  rowKey: (row: Row) => string;
  /** What stands before the first column: a box to choose the row by. */
  before?: { head: string; cell: (row: Row) => ReactNode } | undefined;
};

/** Pixels of a row before it is measured: two lines at the usual size of type. */
const ROW = 62;
/** Rows kept ready above and below what is seen. */
const SPARE = 12;
/** Rows that PageUp and PageDown pass. */
const LEAP = 20;

/** What a row is entered by: its link, or what stands where a link would. */
const ENTRY = 'a, [tabindex]:not(input)';

/** What Tab would stop at in a row. */
const STOPS = 'a[href], button, input, [tabindex]';

/** Which row was opened last from each entry of the browser's history: coming back leads to it. */
const opened = new Map<string, number>();

function rowAt(element: EventTarget): HTMLElement | null {
  return element instanceof Element ? element.closest<HTMLElement>('[data-index]') : null;
}

/**
 * A table of any length, of which the rows in sight stand in the page; it scrolls with the page. Arrow keys go from row to row, Home and End to its ends;
 * Tab stops at one row only, or there would be no way past thousands of them.
 * On a small screen each row is a card.
 */
export function LongTable<Row>({ label, columns, total, rowOf, onSee, rowKey, before }: LongTableProps<Row>) {
  const { words } = useWords();
  // oxlint-disable-next-line no-underscore-dangle
  const key = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  const table = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [goal, setGoal] = useState<{ row: number; part: string } | null>(() => (opened.has(key) ? { row: opened.get(key) ?? 0, part: ENTRY } : null));
  const [current, setCurrent] = useState(0);
  useLayoutEffect(() => setTop((table.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  // oxlint-disable-next-line react/incompatible-library
  const rows = useWindowVirtualizer({ count: total, estimateSize: () => ROW, overscan: SPARE, scrollMargin: top });
  const seen = rows.getVirtualItems();
  const [from, to] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  useEffect(() => onSee(from, to), [from, to, onSee]);

  // The row that is to be gone to may have to be drawn and read first.
  useEffect(() => {
    if (goal === null) return undefined;
    // The list may be shorter than when the row was opened.
    const row = Math.min(goal.row, total - 1);
    const there = table.current?.querySelector(`[data-index="${row}"]`)?.querySelector<HTMLElement>(goal.part);
    if (!there) {
      rows.scrollToIndex(row, { align: 'center' });
      return undefined;
    }
    const soon = setTimeout(() => {
      there.focus({ preventScroll: true });
      there.scrollIntoView({ block: 'nearest' });
      setGoal(null);
    });
    return () => clearTimeout(soon);
  });

  // The row of the last focus, or the first in the page where that one is gone. What stands in a row is its column's affair, so its stops are found and not told.
  useLayoutEffect(() => {
    const laid = [...(table.current?.querySelectorAll<HTMLElement>('[data-index]') ?? [])];
    const stop = laid.find((row) => Number(row.dataset['index']) === current) ?? laid[0];
    for (const row of laid) for (const thing of row.querySelectorAll<HTMLElement>(STOPS)) thing.tabIndex = row === stop ? 0 : -1;
  });

  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rowAt(event.target);
    if (row === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = Number(row.dataset['index']);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + LEAP, PageUp: at - LEAP, Home: 0, End: total - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setGoal({ row: Math.max(0, Math.min(total - 1, next)), part: event.target instanceof HTMLInputElement ? 'input' : ENTRY });
  };
  const enter = ({ target }: { target: EventTarget }) => {
    const row = rowAt(target);
    if (row !== null) setCurrent(Number(row.dataset['index']));
  };
  // Whoever opens a row comes back to it.
  const remember = ({ target }: { target: EventTarget }) => {
    const row = rowAt(target);
    if (row !== null) opened.set(key, Number(row.dataset['index']));
  };
  const heads = [...(before ? [{ name: '', head: <span className="unseen">{before.head}</span> }] : []), ...columns];
  const layout: CSSProperties & { '--columns': string } = { '--columns': [...(before ? ['2.6rem'] : []), ...columns.map(({ width }) => width)].join(' ') };

  return (
    <div ref={table} role="table" className="long" aria-label={label} aria-rowcount={total + 1} aria-colcount={heads.length} style={layout} onKeyDown={go} onFocus={enter} onClick={remember}>
      <div role="rowgroup" className="long-head">
        <div role="row" aria-rowindex={1} className="long-row">
          {heads.map(({ name, head }) => (
            <span key={name} role="columnheader">
              {head}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="long-rows" style={{ height: rows.getTotalSize() }}>
        {seen.map(({ index, start }) => {
          const row = rowOf(index);
          return (
            <div key={index} role="row" aria-rowindex={index + 2} data-index={index} ref={rows.measureElement} className="long-row" style={{ transform: `translateY(${start - top}px)` }}>
              {row === undefined ? (
                <span role="cell" className="mute" aria-busy="true">
                  {words.loading}
                </span>
              ) : (
                <Cells key={rowKey(row)} row={row} columns={columns} before={before} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells<Row>({ row, columns, before }: Pick<LongTableProps<Row>, 'columns' | 'before'> & { row: Row }) {
  return (
    <>
      {before && <span role="cell">{before.cell(row)}</span>}
      {columns.map(({ name, head, cell, under }, i) => (
        <span key={name} role={i === 0 ? 'rowheader' : 'cell'}>
          <span className="long-label" aria-hidden="true">
            {head}
          </span>
          {cell(row)}
          {under && <span className="under">{under(row)}</span>}
        </span>
      ))}
    </>
  );
}
