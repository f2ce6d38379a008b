const CACHE = 'chalkgrad-__VERSION__'
const FILES = [/* FILES */]

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const drop = (keys) =>
    keys.filter((key) => key.startsWith('chalkgrad-') && key !== CACHE).map((key) => caches.delete(key))
  event.waitUntil(
    caches
      .keys()
      .then((keys) => Promise.all(drop(keys)))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  const cached = async () => {
    const exact = await caches.match(event.request, { ignoreSearch: true })
    if (exact || event.request.mode !== 'navigate') return exact
    return (await caches.match(url.pathname + '/')) ?? caches.match(url.pathname.replace(/\/$|\.html$/, ''))
  }
  const fetched = async () => {
    const response = await fetch(event.request)
    if (response.status === 200 && response.type === 'basic' && !response.redirected && url.search === '') {
      const copy = response.clone()
      event.waitUntil(caches.open(CACHE).then((cache) => cache.put(event.request, copy)))
    }
    return response
  }
  // The names of these files carry a hash of what is in them, so the cache is as good as the network.
  const response = url.pathname.includes('/assets/')
    ? cached().then((hit) => hit ?? fetched())
    : fetched().catch(async () => (await cached()) ?? Response.error())
  event.respondWith(response)
})
