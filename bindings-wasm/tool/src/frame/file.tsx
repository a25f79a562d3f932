import { useState } from "preact/hooks";
import { start } from "../words/start";

interface FileProps {
  id: string;
  label: string;
  hint: string;
  multiple?: boolean;
  /** Is called for each file in turn, with its text and with the bytes that this was read from. */
  onText(text: string, name: string, bytes: Uint8Array): void;
}

/** A place to drop a file on that is a button too. */
export function FileButton({ id, label, hint, multiple, onText }: FileProps) {
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState(false);
  const read = (files: FileList | null | undefined) => {
    setFailed(false);
    const chosen = [...(files ?? [])].slice(0, multiple ? 20 : 1);
    Promise.all(chosen.map((file) => file.arrayBuffer())).then(
      (read) => read.forEach((buffer, nth) => {
        const bytes = new Uint8Array(buffer);
        onText(new TextDecoder().decode(bytes), chosen[nth]?.name ?? "", bytes);
      }),
      () => setFailed(true),
    );
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    read(event.dataTransfer?.files);
  };
  return (
    <div
      class={`drop ${over ? "drop--over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        class="drop__input"
        id={id}
        type="file"
        multiple={multiple ?? false}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          read(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <label class="govuk-button govuk-button--secondary drop__label" for={id}>{label}</label>
      <p class="govuk-hint drop__hint" id={`${id}-hint`}>{hint}</p>
      <p role="status" class="govuk-error-message">{failed ? start.unreadable : ""}</p>
    </div>
  );
}
