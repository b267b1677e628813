package web

import (
	"net/http"

	"krav/internal/fault"
)

// galleryRoot is where the gallery lies on the site that shows it.
const galleryRoot = "/gallery/"

// ShowGallery lets a site show samples below /gallery/, for those who build
// pages. It is never part of a house that is in use.
func (s *Site) ShowGallery(samples []Sample) {
	s.Handle("GET "+galleryRoot+"{$}", func(w http.ResponseWriter, r *http.Request) error {
		return Show(w, r, http.StatusOK, galleryIndex(samples))
	})
	s.Handle("GET "+galleryRoot+"{name...}", func(w http.ResponseWriter, r *http.Request) error {
		for _, sample := range samples {
			if sample.Name == r.PathValue("name") {
				ctx := sample.In(r.Context(), ReaderOf(r.Context()))
				return Show(w, r.WithContext(ctx), http.StatusOK, sample.Page)
			}
		}
		return fault.New(fault.NotFound, "web.not_found")
	})
}
