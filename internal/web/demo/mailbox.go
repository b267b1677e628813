package demo

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"krav/internal/fault"
)

// message is a mail that was caught.
type message struct {
	Box, ID  string
	From, To string
	Subject  string
	At       time.Time
	Text     string
	HTML     string
	Attached []attachment
}

// attachment is a file that came with a mail.
type attachment struct {
	Name, Kind string
	Bytes      []byte
}

// place is where a mail lies.
type place struct {
	box string
	id  int64
}

func (p place) file() string { return path.Join(p.box, strconv.FormatInt(p.id, 10)+".eml") }

// places returns where all mails lie, the newest first: their numbers grow.
func places(folder fs.FS) ([]place, error) {
	files, err := fs.Glob(folder, "*/*.eml")
	if err != nil {
		return nil, fmt.Errorf("the mails: %w", err)
	}
	var all []place
	for _, file := range files {
		id, err := strconv.ParseInt(strings.TrimSuffix(path.Base(file), ".eml"), 10, 64)
		if err == nil {
			all = append(all, place{path.Dir(file), id})
		}
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(b.id, a.id), cmp.Compare(a.box, b.box)) })
	return all, nil
}

// read returns a mail.
func read(folder fs.FS, p place) (message, error) {
	content, err := fs.ReadFile(folder, p.file())
	if err != nil {
		return message{}, fault.New(fault.NotFound, "demo.mail_not_found").Because(err)
	}
	m, err := parse(content)
	m.Box, m.ID = p.box, strconv.FormatInt(p.id, 10)
	return m, err
}

// parse reads a mail as it went over the wire (RFC 5322, RFC 2045).
func parse(content []byte) (message, error) {
	raw, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		return message{}, fmt.Errorf("read a mail: %w", err)
	}
	words := new(mime.WordDecoder)
	var m message
	for _, field := range []struct {
		name string
		into *string
	}{{"From", &m.From}, {"To", &m.To}, {"Subject", &m.Subject}} {
		if *field.into, err = words.DecodeHeader(raw.Header.Get(field.name)); err != nil {
			*field.into = raw.Header.Get(field.name)
		}
	}
	m.From, m.To = plain(m.From), plain(m.To)
	if m.At, err = raw.Header.Date(); err != nil {
		return message{}, fmt.Errorf("the day of a mail: %w", err)
	}
	return m, m.part(header(raw.Header), raw.Body)
}

// plain writes an address as people do: the name, and no quotation marks.
func plain(address string) string {
	a, err := mail.ParseAddress(address)
	if err != nil || a.Name == "" {
		return address
	}
	return a.Name + " <" + a.Address + ">"
}

// header is the head of a mail or of a part of one.
type header map[string][]string

func (h header) of(name string) string {
	if values := h[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// part takes in a part of a mail: text, HTML, a file, or several parts.
func (m *message) part(h header, body io.Reader) error {
	kind, values, err := mime.ParseMediaType(cmp.Or(h.of("Content-Type"), "text/plain"))
	if err != nil {
		return fmt.Errorf("the kind of a mail's part: %w", err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		return m.parts(multipart.NewReader(body, values["boundary"]))
	}
	content, err := io.ReadAll(decoded(h.of("Content-Transfer-Encoding"), body))
	if err != nil {
		return fmt.Errorf("a part of a mail: %w", err)
	}
	_, placed, _ := mime.ParseMediaType(h.of("Content-Disposition")) // without one it is no file
	name := cmp.Or(placed["filename"], values["name"])
	switch {
	case name != "":
		m.Attached = append(m.Attached, attachment{Name: name, Kind: kind, Bytes: content})
	case kind == "text/html":
		m.HTML = string(content)
	default:
		m.Text = string(content)
	}
	return nil
}

func (m *message) parts(of *multipart.Reader) error {
	for {
		p, err := of.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the parts of a mail: %w", err)
		}
		if err := m.part(header(p.Header), p); err != nil {
			return err
		}
	}
}

func decoded(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(encoding) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}
