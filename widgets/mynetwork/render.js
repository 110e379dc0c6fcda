import { mount } from "../shared/mount.js";
export default { render: (given) => mount(given, "mynetwork", () => () => []) };
