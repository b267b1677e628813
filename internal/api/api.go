package api

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"krav/internal/law"
)

// Root is where the API begins on its site.
const Root = "/api/"

// The addresses of the API. The description has .json and .yaml.
const (
	calculatePath   = "/api/v1/calculate"
	descriptionPath = "/api/v1/openapi"
)

// version is that of the addresses: what is below /api/v1 is only added to.
const version = "1"

// Options is what the API is made of.
type Options struct {
	// Law returns the law in force now.
	Law func() *law.Book
	Now func() time.Time
}

// API answers other programs (programmers adgang).
type API struct {
	handler http.Handler
	huma    huma.API
}

// New returns the API. It asks nobody who they are: there is nothing of anybody's in it.
func New(o Options) *API {
	mux := http.NewServeMux()
	made := &API{handler: mux, huma: humago.New(mux, configured())}
	calculator{o}.register(made.huma)
	describeAnswers(made.huma.OpenAPI().Components.Schemas.Map())
	mux.HandleFunc(Root, notFound)
	mux.HandleFunc(calculatePath, onlyPost)
	return made
}

// describeAnswers has the description promise no more than is kept: fields may be added to
// an answer, while a request with a field that isn't known is refused; and problems are
// ours, not huma's.
func describeAnswers(schemas map[string]*huma.Schema) {
	delete(schemas, "ErrorModel")
	delete(schemas, "ErrorDetail")
	for name, schema := range schemas {
		if name != "Claim" && name != "Payment" {
			schema.AdditionalProperties = nil
		}
	}
}

// configured sets huma up: problem documents of ours, no page from somebody else's
// servers, nothing put into answers.
func configured() huma.Config {
	c := huma.DefaultConfig("Krav", version)
	c.Info.Description = "What may lawfully be claimed of an unpaid invoice in Denmark, and why."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = descriptionPath, "", ""
	c.CreateHooks = nil
	c.Transformers = []huma.Transformer{asProblem}
	return c
}

// ServeHTTP answers a request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	a.handler.ServeHTTP(w, r)
}

// Description returns the API's description of itself as OpenAPI 3.1, in JSON with
// indents.
func (a *API) Description() ([]byte, error) {
	return json.MarshalIndent(a.huma.OpenAPI(), "", "  ") //nolint:wrapcheck // of our own values
}
