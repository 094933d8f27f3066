"""How Wagtail delivers what is stored in the library."""

from wagtail import hooks

from cms.media.film_delivery import part_of_film

# After everything that may refuse the document to this reader.
hooks.register("before_serve_document", part_of_film, order=900)
