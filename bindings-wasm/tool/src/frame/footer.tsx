import { version } from "../engine";
import { frame } from "../words/frame";

export function Footer() {
  const { footer } = frame;
  return (
    <footer class="foot">
      <div class="govuk-width-container">
        <p class="govuk-body"><strong>{frame.decides}</strong> {frame.danger}</p>
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{footer.how}</span>
          </summary>
          <ul class="govuk-list govuk-list--bullet govuk-details__text">
            {footer.howText.map((text) => <li key={text}>{text}</li>)}
          </ul>
        </details>
        <p class="govuk-body-s">{frame.notGovernment} {footer.version(version)}</p>
      </div>
    </footer>
  );
}
