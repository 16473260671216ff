import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { reasonOf } from '../api/request.ts';

interface ConfirmButtonProps {
  readonly children: ComponentChildren;
  /** What will happen, as a question. */
  readonly question: string;
  /** What is lost. */
  readonly warning: string;
  /** The word on the button that does it. */
  readonly verb: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly isDisabled?: boolean;
}

/** A button for what can't be undone: it asks first, and says when it could not be done. */
export function ConfirmButton({
  children,
  question,
  warning,
  verb,
  onConfirm,
  isDisabled = false,
}: ConfirmButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      dialog.current?.close();
    } catch (error) {
      setError(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button
        type="button"
        class="danger"
        disabled={isDisabled}
        onClick={() => {
          setError(undefined);
          dialog.current?.showModal();
        }}
      >
        {children}
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>{question}</h2>
        <p>{warning}</p>
        {error !== undefined && (
          <p class="notice bad" role="alert">
            {error}
          </p>
        )}
        <div class="buttons">
          {/* The harmless one comes first, and has the focus when the dialog opens. */}
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="button" class="danger solid" disabled={isBusy} onClick={confirm}>
            {verb}
          </button>
        </div>
      </dialog>
    </>
  );
}
