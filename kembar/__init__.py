"""Kembar, the generator of bilingual public microsites: facts once, words twice, static pages out."""
