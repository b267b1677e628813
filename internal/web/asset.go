package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed assets/krav.css assets/krav.js assets/htmx.js assets/favicon.svg assets/fonts/*.woff2
var assetFiles embed.FS

// assetRoot is where assets lie on every site.
const assetRoot = "/assets/"

// asset is one file that pages need. Its address has the hash of its bytes in
// it, so a browser may keep it for ever: other bytes have another address.
type asset struct {
	name   string // as it lies in the folder: fonts/x.woff2
	url    string
	kind   string // media type
	plain  []byte
	packed []byte // by gzip; empty where that saves nothing
}

// shelf is every asset by its name and by its address.
type shelf struct {
	named map[string]asset
	at    map[string]asset
}

// assets is made when the first page is. That it can be made is proven by a
// test: the files are part of the program.
var assets = sync.OnceValue(func() shelf {
	s := shelf{named: make(map[string]asset), at: make(map[string]asset)}
	s.add("fonts", "")
	s.add(".", ".css")
	return s
})

// add puts the files of a folder on the shelf, the style sheet after what it
// mentions.
func (s shelf) add(folder, last string) {
	entries, err := fs.ReadDir(assetFiles, path.Join("assets", folder))
	if err != nil {
		return
	}
	for _, late := range []bool{false, true} {
		for _, entry := range entries {
			name := path.Join(folder, entry.Name())
			isLast := last != "" && path.Ext(name) == last
			if !entry.IsDir() && isLast == late {
				s.put(name)
			}
		}
	}
}

func (s shelf) put(name string) {
	plain, err := assetFiles.ReadFile("assets/" + name)
	if err != nil {
		return
	}
	if path.Ext(name) == ".css" {
		plain = s.readdressed(plain)
	}
	sum := sha256.Sum256(plain)
	ending := path.Ext(name)
	a := asset{name: name, plain: plain, kind: mime.TypeByExtension(ending)}
	if ending == ".woff2" {
		a.kind = "font/woff2"
	}
	a.url = assetRoot + strings.TrimSuffix(name, ending) + "." + hex.EncodeToString(sum[:6]) + ending
	if ending != ".woff2" { // which is packed already
		a.packed = packed(plain)
	}
	s.named[name], s.at[a.url] = a, a
}

// readdressed gives what a style sheet mentions its address with the hash.
func (s shelf) readdressed(css []byte) []byte {
	for name, a := range s.named {
		css = bytes.ReplaceAll(css, []byte("url("+name+")"), []byte("url("+a.url+")"))
	}
	return css
}

// packed returns bytes packed by gzip, or nothing where that doesn't make them
// fewer.
func packed(plain []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(plain); err != nil || w.Close() != nil || b.Len() >= len(plain) {
		return nil
	}
	return b.Bytes()
}

// assetURL returns the address of an asset by its name. An unknown name gives
// an address that isn't found; the gallery's walk asks for every address.
func assetURL(name string) string {
	if a, known := assets().named[name]; known {
		return a.url
	}
	return assetRoot + name
}

// serveAsset serves the assets below /assets/, for a browser to keep.
func serveAsset(w http.ResponseWriter, r *http.Request) {
	a, known := assets().at[r.URL.Path]
	if !known {
		http.NotFound(w, r)
		return
	}
	head := w.Header()
	head.Set("Cache-Control", "public, max-age=31536000, immutable")
	head.Set("Content-Type", a.kind)
	head.Add("Vary", "Accept-Encoding")
	content := a.plain
	if len(a.packed) > 0 && takesGzip(r) {
		head.Set("Content-Encoding", "gzip")
		content = a.packed
	}
	http.ServeContent(w, r, a.name, time.Time{}, bytes.NewReader(content))
}

// takesGzip reports whether a browser reads what is packed by gzip.
func takesGzip(r *http.Request) bool {
	for offer := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(offer), ";")
		if name == "gzip" && strings.TrimSpace(weight) != "q=0" {
			return true
		}
	}
	return false
}
