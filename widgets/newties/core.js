/**
 * What is set in the form of suggestions and not sent yet, as pure functions. Knows no elements.
 */

/** The fields of the form, the group first where there is a choice. */
export function fields(view, label) {
  const options = view.groups.map(({ id, title }) => ({ value: id, label: title }));
  const group = { id: "cohort", label, value: view.group?.id, options };
  return options.length > 1 ? [group, ...view.form] : view.form;
}

/** What is sent: what was set, and what the view holds where nothing was. */
export function asked(view, set) {
  const held = Object.fromEntries(view.form.map(({ id, value }) => [id, value]));
  return { do: "propose", cohort: view.group.id, ...held, ...set };
}

/** The value of the option that was taken: a number stays one. */
export function taken(field, text) {
  return field.options.find(({ value }) => String(value) === text)?.value;
}
