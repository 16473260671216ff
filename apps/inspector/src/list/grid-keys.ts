import type { GridProps } from './grid.tsx';

/** What a key does while a grid has the focus. */
export function press(event: KeyboardEvent, { total, active, onActive, onOpen, onKey }: GridProps, page: number): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
  const to = (index: number) => onActive(Math.max(0, Math.min(total - 1, index)));
  const moves: Record<string, () => void> = {
    ArrowDown: () => to(active + 1),
    j: () => to(active + 1),
    ArrowUp: () => to(active < 0 ? 0 : active - 1),
    k: () => to(active < 0 ? 0 : active - 1),
    PageDown: () => to(active + page),
    PageUp: () => to(active - page),
    Home: () => to(0),
    End: () => to(total - 1),
    Enter: () => active >= 0 && onOpen(active),
  };
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  if (total === 0 || (move === undefined && !(active >= 0 && onKey?.(event.key, active)))) return;
  move?.();
  event.preventDefault();
  event.stopPropagation();
}
