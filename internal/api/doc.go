// Package api is what other programs ask over HTTP (API): JSON in, JSON out, below
// /api/v1. It describes itself: the OpenAPI file is made of the same types as the
// answers, stands at /api/v1/openapi.json and in docs/openapi.json, and a test compares.
//
// What is wrong comes as a problem document (RFC 9457) with our stable key beside the
// sentence, all that is wrong at once. Amounts are texts with two decimals, days are
// 2026-11-13.
package api
