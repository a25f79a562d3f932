import { useState } from "preact/hooks";
import { start } from "../words/start";

interface FileProps {
  id: string;
  label: string;
  hint: string;
  multiple?: boolean;
  onText(text: string, name: string): void;
}

/** A place to drop a file on that is a button too. */
export function FileButton({ id, label, hint, multiple, onText }: FileProps) {
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState(false);
  const read = (files: FileList | null | undefined) => {
    setFailed(false);
    for (const file of [...(files ?? [])].slice(0, multiple ? 20 : 1)) {
      file.text().then((text) => onText(text, file.name), () => setFailed(true));
    }
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
