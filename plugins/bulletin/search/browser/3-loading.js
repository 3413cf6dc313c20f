/* Index files are scripts that call window.bulletinIndex with their name and values: so they load from
   a copied folder too. Each is loaded once; one that is missing or cut short is an error, and asked
   again the next time. */

class DamagedIndex extends Error {
  constructor(name) {
    super(name);
    this.file = name;
  }
}

const arrived = new Map();
window.bulletinIndex = (name, ...values) => arrived.set(name, values);

const loading = new Map();
function loadFile(address, name) {
  if (!loading.has(address)) {
    const promise = arrived.has(name) ? Promise.resolve(takeArrived(name)) : insertScript(address, name);
    promise.catch(() => loading.delete(address));
    loading.set(address, promise);
  }
  return loading.get(address);
}
/* What a script of the page itself brought along is there already. */
function takeArrived(name) {
  const values = arrived.get(name);
  arrived.delete(name);
  return values;
}
function insertScript(address, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const finish = () => {
      const values = takeArrived(name);
      script.remove();
      if (values) resolve(values);
      else reject(new DamagedIndex(name));
    };
    script.charset = "utf-8";
    script.onload = finish;
    script.onerror = finish;
    script.src = address;
    document.head.append(script);
  });
}
