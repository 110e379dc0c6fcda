/**
 * One WebSocket that comes back by itself: waits 0.5 to 15 seconds, longer each time and never
 * in step with others, or at once when the browser says that it is online again. A server that
 * restarts says over how many milliseconds its pages are to spread. Knows no message.
 */
const FIRST = 500;
const LONGEST = 15000;
const SILENCE = 15000;

/**
 * @param {() => string} path asked anew for each connection
 * @param {{opened: () => void, heard: (message: any) => void, closed: (code?: number) => void, failed: () => void}} given
 *   `failed`: the connection ended before it ever opened
 */
export function openLink(path, { opened, heard, closed, failed }) {
  let socket = null;
  let tries = 0;
  let timer = 0;
  let over = false;
  let spread = 0;

  function connect() {
    clearTimeout(timer);
    if (over || (socket && socket.readyState < 2)) return;
    const url = new URL(path(), location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const own = (socket = new WebSocket(url));
    let began = false;
    const silent = setTimeout(() => own === socket && drop(), SILENCE);
    own.onopen = () => {
      began = true;
      clearTimeout(silent);
      opened();
    };
    own.onmessage = (event) => {
      tries = spread = 0;
      heard(JSON.parse(event.data));
    };
    own.onclose = ({ code }) => {
      clearTimeout(silent);
      if (own !== socket) return;
      closed(code);
      if (!began) failed();
      again();
    };
  }
  function again() {
    clearTimeout(timer);
    if (!over) timer = setTimeout(connect, spread * Math.random() || Math.min(LONGEST, FIRST * 2 ** tries++) * (0.5 + Math.random() / 2));
  }
  function send(message) {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message));
  }
  function end() {
    over = true;
    clearTimeout(timer);
    socket?.close();
  }
  /** A browser that lost its network may take minutes to notice that a socket is dead. */
  function drop() {
    const old = socket;
    socket = null;
    old?.close();
    closed();
    again();
  }

  addEventListener("online", connect);
  addEventListener("pageshow", (event) => event.persisted && connect());
  addEventListener("offline", drop);
  connect();
  return { send, end, drop, later: (within) => (spread = within) };
}
