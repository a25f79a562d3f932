export function Page() {
  return <main class="govuk-width-container"><h1 class="govuk-heading-l">everycontact</h1></main>;
}
