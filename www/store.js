// IndexedDB, wrapped small: one record by a name, each with a stamp, so that nobody overwrites what
// they have not seen. Opens, acts, closes; looking makes nothing. Knows no figure and no words.

/** @typedef {{ stamp: string, value: unknown }} Kept */

const DATABASE = "perceptible";
const STORE = "kept";

/** Why storage did not do what was asked. */
export class StoreError extends Error {
  /**
   * @param {"denied" | "full" | "corrupt" | "other"} kind "corrupt": what is there is none of this
   *   page's; "other": somebody else has changed the record since
   * @param {unknown} cause
   */
  constructor(kind, cause) {
    super(`storage: ${kind}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.kind = kind;
  }
}

/** By the name of what was thrown: no room; a newer version, no such place. @type {Record<string, "full" | "corrupt">} */
const KINDS = { QuotaExceededError: "full", VersionError: "corrupt", NotFoundError: "corrupt" };

/** @param {unknown} cause */
function failed(cause) {
  if (cause instanceof StoreError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
  return new StoreError(KINDS[name] ?? "denied", cause);
}

/**
 * @template Value
 * @param {IDBRequest<Value>} request @returns {Promise<Value>}
 */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const settled = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/**
 * The database; null where there is none yet and none is to be made.
 * @param {boolean} isMade @returns {Promise<IDBDatabase | null>}
 */
async function open(isMade) {
  let isMissing = false;
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    if (isMade) request.result.createObjectStore(STORE);
    else {
      isMissing = true;
      request.transaction?.abort();
    }
  };
  try {
    return await answer(request);
  } catch (error) {
    if (isMissing) return null;
    throw error;
  }
}

/** What is kept under a name, or null. @param {string} name @returns {Promise<Kept | null>} */
export async function look(name) {
  try {
    const database = await open(false);
    if (!database) return null;
    try {
      return (await answer(database.transaction(STORE).objectStore(STORE).get(name))) ?? null;
    } finally {
      database.close();
    }
  } catch (error) {
    throw failed(error);
  }
}

/**
 * Keeps a value, if what is there bears the stamp `seen`, or nothing is there and `seen` is null.
 * @param {string} name @param {unknown} value @param {string | null} seen
 * @returns {Promise<string>} the new stamp
 */
export async function keep(name, value, seen) {
  try {
    const database = /** @type {IDBDatabase} */ (await open(true));
    try {
      const transaction = database.transaction(STORE, "readwrite");
      const done = settled(transaction);
      // Whatever fails first is thrown; the end of the transaction then says the same again.
      done.catch(() => {});
      const store = transaction.objectStore(STORE);
      const there = await answer(store.get(name));
      if ((there?.stamp ?? null) !== seen) {
        transaction.abort();
        throw new StoreError("other", `expected ${seen}, got ${there?.stamp ?? null}`);
      }
      const stamp = `${Date.now()}.${Math.random()}`;
      const put = answer(store.put({ stamp, value }, name));
      put.catch(() => {});
      await done;
      return stamp;
    } finally {
      database.close();
    }
  } catch (error) {
    throw failed(error);
  }
}

/** Deletes everything that is kept, and the place it was kept in. */
export async function remove() {
  try {
    await answer(indexedDB.deleteDatabase(DATABASE));
  } catch (error) {
    throw failed(error);
  }
}
