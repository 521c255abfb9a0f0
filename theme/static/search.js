// The search page: Pagefind answers, this asks it on what is typed and shows what it found.
// Nothing is stored, and what is typed stays in the browser. Texts come from the page.

const FIRST = 10
const OTHERS = 5
const TYPING = 150
const SPEAKING = 500

const form = document.querySelector("#search")
const field = form.elements.q
const status = document.querySelector("#status")
const found = document.querySelector("#found")
const others = document.querySelector("#others")
const all = document.querySelector("#all")
const more = document.querySelector(".more")
const language = document.documentElement.lang
const boxes = [...form.querySelectorAll("[type=checkbox]")]
const labels = new Map(boxes.map(box => [`${box.name} ${box.value}`, box.nextElementSibling.textContent]))

// Words as people without Danish letters or accents type them, and as the index has them.
const fold = word => word.toLowerCase()
    .replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa")
    .normalize("NFD").replace(/\p{M}/gu, "")
const wordsOf = text => text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []

// What is known

let known

/** Pagefind, and the words that are spelt rightly; fetched once, when someone is about to ask. */
const load = () => known ??= (async () => {
    const index = new URL(form.dataset.index, location)
    const [{ createInstance }, answer] = await Promise.all([
        import(new URL("pagefind.js", index)), fetch(new URL(`words.${language}.json`, index)),
    ])
    // A worker would need its address to be trusted; a register is small enough without one.
    const pagefind = createInstance({ noWorker: true, excerptLength: 0 })
    const { words, common } = await answer.json()
    await pagefind.filters()
    return { pagefind, common: new Set(common), words: words.map(word => [fold(word), word, stem(fold(word))]) }
})()

// What was meant

// What nouns and verbs end in, in both languages; a letter may be doubled before it: "robotter".
const ENDING = /(?<=.{3})(?:ernes|erne|enes|ene|nes|ens|ers|ets|en|er|et|ed|es|ne|e|s)$/
const stem = folded => folded.replace(ENDING, "").replace(/(.)\1$/, "$1")

/** How many letters must be changed, added, left out or swapped to make *one* of *other*. */
function distance(one, other) {
    let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at)
    for (let i = 1; i <= one.length; i++) {
        const last = row
        row = [i]
        for (let j = 1; j <= other.length; j++) {
            const same = one[i - 1] === other[j - 1]
            row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same)
            if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
                row[j] = Math.min(row[j], before[j - 2] + 1)
            }
        }
        before = last
    }
    return row[other.length]
}

/** The known word most like *folded*, when one is near enough; the same first letter counts. */
function nearest(folded, words) {
    const most = folded.length < 4 ? 0 : folded.length < 8 ? 1 : 2
    let best, least = most + 1
    for (const [other, word] of words) {
        if (Math.abs(other.length - folded.length) > most) continue
        const apart = distance(folded, other) + (other[0] === folded[0] ? 0 : .5)
        if (apart < least) [best, least] = [word, apart]
    }
    return best
}

/** The known words that a compound begins and ends with: "parkeringsbøde". */
function parts(folded, words) {
    const longest = fits => words.filter(([other]) => other.length > 4 && fits(other))
        .sort((one, other) => other[0].length - one[0].length)[0]?.[1]
    const ends = [longest(other => folded.startsWith(other)), longest(other => folded.endsWith(other))]
    return ends.filter(Boolean).join(" ")
}

const isForm = (one, other) => other.startsWith(one) || stem(other) === stem(one)

/** What to look for when *word* is typed: itself, the word that was meant, or nothing. */
function meaning(word, words) {
    const folded = fold(word)
    const begun = words.find(([other]) => other === folded) ?? words.find(([other]) => other.startsWith(folded))
    if (begun) return begun[1].startsWith(word.toLowerCase()) ? word : begun[1]
    const form = words.find(([, , stemmed]) => stemmed === stem(folded))
    if (form) return form[1]
    return nearest(folded, words) ?? parts(folded, words)
}

/** The words to look for, and whether they are others than those typed. */
function understood(text, { words, common }) {
    const typed = wordsOf(text)
    const telling = typed.filter(word => word.length > 1 && !common.has(word.toLowerCase()))
    const asked = (telling.length ? telling : typed).map(word => [word, meaning(word, words)])
    return {
        meant: asked.flatMap(([, word]) => word ? word.split(" ") : []),
        isOther: asked.some(([word, other]) => other && !isForm(fold(word), fold(other))),
    }
}

// What is asked and shown

const chosen = () => {
    const filters = {}
    for (const box of boxes.filter(box => box.checked)) (filters[box.name] ??= { any: [] }).any.push(box.value)
    return filters
}

/** What has all the words; when nothing has, what has some of them, by how well it fits. */
async function search(pagefind, words, options) {
    const answer = await pagefind.search(fold(words.join(" ")), options)
    if (answer.results.length || words.length < 2) return answer
    const best = new Map()
    for (const { results } of await Promise.all(words.map(word => pagefind.search(fold(word), options)))) {
        for (const one of results) best.set(one.id, { ...one, score: one.score + (best.get(one.id)?.score ?? 0) })
    }
    return { results: [...best.values()].sort((one, other) => other.score - one.score) }
}

/** *text* in *place*, with the words that were looked for marked. */
function mark(place, text, words) {
    // A word is letters, digits and hyphens: nothing that means something else in a pattern.
    const pattern = words.length ? new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})`, "giu") : /$^/
    text.split(pattern).forEach((piece, at) => {
        const shown = at % 2 ? document.createElement("mark") : document.createTextNode(piece)
        if (at % 2) shown.textContent = piece
        place.append(shown)
    })
}

function hit({ meta, filters }, words) {
    const [shown, link, summary, about] = ["li", "a", "p", "small"].map(tag => document.createElement(tag))
    link.href = meta.url
    mark(link, meta.title, words)
    mark(summary, meta.summary, words)
    about.textContent = filters.kind[0] === "tool" ? facts(filters) : meta.kind
    shown.append(link, summary, about)
    return shown
}

const facts = filters => [
    labels.get(`department ${filters.department[0]}`),
    `${form.dataset.ai}: ${labels.get(`ai ${filters.ai[0]}`)}`,
    filters.draft && form.dataset.draft,
].filter(Boolean).join(" · ")

let asking = 0, speaking

/** Tell the number when typing has paused, so that a screen reader is not interrupted. */
function say(text) {
    clearTimeout(speaking)
    speaking = setTimeout(() => { status.textContent = text }, SPEAKING)
}

function count(totals) {
    for (const box of boxes) {
        const number = box.parentElement.querySelector("small")
        number.textContent = totals ? totals[box.name]?.[box.value] ?? 0 : ""
        number.classList.toggle("zero", number.textContent === "0")
    }
}

async function show(place, results, most, words, mine) {
    const hits = await Promise.all(results.slice(0, most).map(result => result.data()))
    if (mine !== asking) return false
    place.querySelector(".hits").replaceChildren(...hits.map(one => hit(one, words)))
    place.hidden = !hits.length
    return true
}

function said(tools, pages, meant, isOther) {
    const { one, many, none, pages: only, meant: shown } = form.dataset
    if (!tools && !pages) return none.replace("%(words)s", field.value.trim())
    const number = tools === 1 ? one : tools ? many.replace("%(n)s", tools.toLocaleString(language)) : only
    return isOther ? `${number} ${shown.replace("%(words)s", meant.join(" "))}` : number
}

/** Ask for what stands in the form, and show *most* of the tools found. */
async function ask(most = FIRST) {
    const mine = ++asking, filters = chosen(), text = field.value.trim()
    remember(text)
    const { pagefind, ...spelling } = await load()
    const { meant, isOther } = understood(text, spelling)
    const isEmpty = !text && !Object.keys(filters).length
    if (isEmpty || (text && !meant.length)) return mine === asking && rest(isEmpty)
    const options = { filters: { kind: "tool", ...filters } }
    const [tools, pages] = await Promise.all([
        text ? search(pagefind, meant, options) : pagefind.search(null, { ...options, sort: { order: "asc" } }),
        Object.keys(filters).length ? { results: [] } : search(pagefind, meant, { filters: { not: { kind: "tool" } } }),
    ])
    const words = text ? meant : []
    if (!await show(found, tools.results, most, words, mine)) return
    if (!await show(others, pages.results, OTHERS, words, mine)) return
    count(tools.totalFilters)
    more.hidden = tools.results.length <= most
    more.onclick = () => again(most)
    all.hidden = tools.results.length + pages.results.length > 0
    say(said(tools.results.length, pages.results.length, meant, isOther))
}

/** Show more, and go on reading where the list ended. */
async function again(most) {
    await ask(most + FIRST)
    found.querySelectorAll("a")[most]?.focus()
}

/** The page as it is before anything is asked, or when nothing is found. */
function rest(isEmpty) {
    found.hidden = others.hidden = true
    all.hidden = false
    say(isEmpty ? "" : said(0, 0))
}

/** Keep the address of what is asked, to send it on or come back to it. */
function remember(text) {
    const asked = new URLSearchParams(new FormData(form))
    if (!text) asked.delete("q")
    history.replaceState(null, "", String(asked) ? `?${asked}` : location.pathname)
}

// What someone does

let typing

const start = () => ask().catch(() => { rest(true); say(form.dataset.broken) })

form.addEventListener("input", () => {
    clearTimeout(typing)
    typing = setTimeout(start, TYPING)
})
form.addEventListener("submit", event => {
    event.preventDefault()
    clearTimeout(typing)
    start()
})
field.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    field.value = ""
    clearTimeout(typing)
    start()
})
field.addEventListener("focus", () => load().catch(() => {}), { once: true })

const asked = new URLSearchParams(location.search)
field.value = asked.get("q") ?? ""
for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value)
const facets = form.querySelector(".facets")
facets.hidden = !boxes.length
facets.open = boxes.some(box => box.checked)
if (field.value || facets.open) start()
